<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>Call again</source>
        <translation>Gọi lại</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Xong</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Làm tiếp</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Việc khác</translation>
    </message>
    <message>
        <source>No-show</source>
        <translation>Vắng mặt</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Tạm nghỉ</translation>
    </message>
    <message>
        <source>Press again</source>
        <translation>Bấm lần nữa</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Bắt đầu</translation>
    </message>
</context>
<context>
    <name>AskPage</name>
    <message>
        <source>Another day</source>
        <translation>Để hôm khác</translation>
    </message>
    <message>
        <source>Take a number anyway</source>
        <translation>Vẫn lấy số</translation>
    </message>
    <message numerus="yes">
        <source>The screen returns in %n second(s)</source>
        <translation>
            <numerusform>Màn hình trở về sau %n giây</numerusform>
        </translation>
    </message>
    <message>
        <source>You may not be served before closing time.</source>
        <translation>Có thể không kịp đến lượt ông/bà trong buổi này.</translation>
    </message>
</context>
<context>
    <name>AttractPage</name>
    <message>
        <source>%1 at %2</source>
        <translation>%1, lúc %2</translation>
    </message>
    <message>
        <source>Closed today</source>
        <translation>Hôm nay nghỉ làm việc</translation>
    </message>
    <message>
        <source>No numbers are given now</source>
        <translation>Ngoài giờ lấy số</translation>
    </message>
    <message>
        <source>Open again: %1</source>
        <translation>Mở lại: %1</translation>
    </message>
    <message>
        <source>Sit down until you are called</source>
        <translation>Ngồi chờ đến khi được gọi</translation>
    </message>
    <message>
        <source>Take your slip with the number</source>
        <translation>Nhận phiếu có số thứ tự</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hôm nay</translation>
    </message>
    <message>
        <source>Today at %1</source>
        <translation>Hôm nay, lúc %1</translation>
    </message>
    <message>
        <source>Touch the screen to take a number</source>
        <translation>Mời chạm vào màn hình để lấy số</translation>
    </message>
    <message>
        <source>Touch what you have come for</source>
        <translation>Chạm vào thủ tục cần làm</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>nghỉ</translation>
    </message>
</context>
<context>
    <name>CallRow</name>
    <message>
        <source>Number %1, counter %2</source>
        <translation>Số %1, quầy %2</translation>
    </message>
    <message>
        <source>at counter</source>
        <translation>đang ở quầy</translation>
    </message>
    <message>
        <source>being served</source>
        <comment>beside a number, above the counter</comment>
        <translation>đang phục vụ</translation>
    </message>
    <message>
        <source>counter</source>
        <comment>before its number, beside a called number</comment>
        <translation>quầy</translation>
    </message>
    <message>
        <source>go to counter</source>
        <translation>mời đến quầy</translation>
    </message>
    <message>
        <source>on a break</source>
        <comment>of a counter</comment>
        <translation>tạm nghỉ</translation>
    </message>
    <message>
        <source>please go to</source>
        <comment>beside a called number, above the counter</comment>
        <translation>mời đến</translation>
    </message>
    <message>
        <source>ready</source>
        <comment>of a counter</comment>
        <translation>sẵn sàng</translation>
    </message>
</context>
<context>
    <name>ClerksPage</name>
    <message>
        <source>Touch your name, or type its first letter.</source>
        <translation>Chạm vào tên mình, hoặc gõ chữ cái đầu của tên.</translation>
    </message>
</context>
<context>
    <name>ClosedPanel</name>
    <message>
        <source>%1 at %2</source>
        <translation>%1, lúc %2</translation>
    </message>
    <message>
        <source>Closed today</source>
        <translation>Hôm nay nghỉ làm việc</translation>
    </message>
    <message>
        <source>No numbers are given now</source>
        <translation>Ngoài giờ lấy số</translation>
    </message>
    <message>
        <source>Please ask the staff when they are given again.</source>
        <translation>Xin hỏi cán bộ hướng dẫn về giờ lấy số.</translation>
    </message>
    <message>
        <source>Please come back</source>
        <translation>Mời ông/bà trở lại</translation>
    </message>
    <message>
        <source>Today at %1</source>
        <translation>Hôm nay, lúc %1</translation>
    </message>
</context>
<context>
    <name>Console</name>
    <message>
        <source>A new day has begun. Please log on again.</source>
        <translation>Đã sang ngày mới. Xin đăng nhập lại.</translation>
    </message>
    <message>
        <source>The two PINs differ. Please choose again.</source>
        <translation>Hai mã PIN không giống nhau. Xin chọn lại.</translation>
    </message>
    <message>
        <source>{name} is still logged on at this counter, and has to log off here first.</source>
        <translation>Quầy này đang do {name} mở. Người ấy cần đăng nhập và đóng quầy trước.</translation>
    </message>
    <message>
        <source>{name} may log on again.</source>
        <translation>Đã mở khóa cho {name}. Mời đăng nhập lại.</translation>
    </message>
</context>
<context>
    <name>DigitPad</name>
    <message>
        <source>Delete the last digit</source>
        <translation>Xóa chữ số cuối</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>Đồng ý</translation>
    </message>
</context>
<context>
    <name>Done</name>
    <message>
        <source>Announced to the hall</source>
        <translation>Đã phát thông báo bằng loa</translation>
    </message>
    <message>
        <source>Booked for {time}. Code: {code}</source>
        <translation>Đã đặt lịch {time}. Mã lịch hẹn: {code}</translation>
    </message>
    <message>
        <source>The appointment was given back</source>
        <translation>Đã hủy lịch hẹn</translation>
    </message>
    <message>
        <source>The lane of {number} was changed</source>
        <translation>Đã đổi diện của số {number}</translation>
    </message>
    <message>
        <source>The notice stands on the hall screens</source>
        <translation>Thông báo đã hiện trên màn hình</translation>
    </message>
    <message>
        <source>The notice was ended</source>
        <translation>Đã gỡ thông báo</translation>
    </message>
    <message>
        <source>The slip of {number} is being printed again</source>
        <translation>Đang in lại phiếu {number}</translation>
    </message>
    <message>
        <source>The slip of {number} is there</source>
        <translation>Đã ghi nhận: người dân có phiếu {number}</translation>
    </message>
    <message>
        <source>{number} is back in the line</source>
        <translation>Số {number} đã trở lại hàng chờ</translation>
    </message>
    <message>
        <source>{number} waits for counter {counter} again</source>
        <translation>Số {number} đang chờ lại quầy {counter}</translation>
    </message>
    <message>
        <source>{number} was cancelled</source>
        <translation>Đã hủy số {number}</translation>
    </message>
    <message>
        <source>{number} was given</source>
        <translation>Đã cấp số {number}</translation>
    </message>
    <message>
        <source>{number} was sent on</source>
        <translation>Đã chuyển số {number}</translation>
    </message>
    <message>
        <source>{service} gives numbers again</source>
        <translation>{service} đã nhận lại</translation>
    </message>
    <message>
        <source>{service} is off</source>
        <translation>{service} đã tạm ngừng nhận</translation>
    </message>
</context>
<context>
    <name>DossierLine</name>
    <message>
        <source>Dossier %1</source>
        <translation>Hồ sơ %1</translation>
    </message>
    <message>
        <source>copied</source>
        <translation>đã chép</translation>
    </message>
</context>
<context>
    <name>EaseBar</name>
    <message>
        <source>Buttons as usual</source>
        <translation>Nút như thường</translation>
    </message>
    <message>
        <source>Large letters</source>
        <translation>Chữ lớn</translation>
    </message>
    <message>
        <source>Lower buttons</source>
        <translation>Hạ thấp nút</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>Nghe</translation>
    </message>
    <message>
        <source>Stop reading</source>
        <translation>Dừng đọc</translation>
    </message>
    <message numerus="yes">
        <source>The screen returns in %n second(s)</source>
        <translation>
            <numerusform>Màn hình trở về sau %n giây</numerusform>
        </translation>
    </message>
    <message>
        <source>Touch here for more time</source>
        <translation>Ông/bà cần thêm thời gian? Chạm vào đây</translation>
    </message>
    <message>
        <source>Usual letters</source>
        <translation>Chữ thường</translation>
    </message>
</context>
<context>
    <name>Fee</name>
    <message>
        <source>Amount in đồng</source>
        <translation>Số tiền (đồng)</translation>
    </message>
    <message>
        <source>Amount to be typed</source>
        <translation>Nhập số tiền</translation>
    </message>
    <message>
        <source>By pages and copies</source>
        <translation>Tính theo trang và bản</translation>
    </message>
    <message>
        <source>Cancel the fee</source>
        <translation>Hủy khoản phí</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>Phí, lệ phí</translation>
    </message>
    <message>
        <source>Has {number} paid {amount}?</source>
        <translation>Số {number} đã nộp {amount}?</translation>
    </message>
    <message>
        <source>How many copies?</source>
        <translation>Số bản</translation>
    </message>
    <message>
        <source>How many pages has one copy?</source>
        <translation>Số trang của mỗi bản</translation>
    </message>
    <message>
        <source>More…</source>
        <translation>Nhiều hơn…</translation>
    </message>
    <message>
        <source>Pages and copies: 12 x 3</source>
        <translation>Số trang và số bản: 12 x 3</translation>
    </message>
    <message>
        <source>Received by transfer</source>
        <translation>Đã nhận chuyển khoản</translation>
    </message>
    <message>
        <source>Received in cash</source>
        <translation>Đã nhận tiền mặt</translation>
    </message>
    <message>
        <source>Received, or cancel it</source>
        <translation>Xác nhận đã nhận, hoặc hủy</translation>
    </message>
    <message>
        <source>Show it to the visitor</source>
        <translation>Hiện cho người dân</translation>
    </message>
    <message>
        <source>The visitor&apos;s panel shows it</source>
        <translation>Hiện trên màn hình người dân</translation>
    </message>
    <message>
        <source>Which fee of {number}?</source>
        <translation>Khoản phí của số {number}</translation>
    </message>
    <message>
        <source>Why is the fee of {number} cancelled?</source>
        <translation>Lý do hủy khoản phí của số {number}</translation>
    </message>
    <message>
        <source>{amount} was received by mistake</source>
        <translation>Ghi nhận nhầm {amount}</translation>
    </message>
    <message>
        <source>{count} copies</source>
        <translation>{count} bản</translation>
    </message>
    <message>
        <source>{count} pages</source>
        <translation>{count} trang</translation>
    </message>
</context>
<context>
    <name>FeedbackCategories</name>
    <message>
        <source>Feedback box</source>
        <translation>Hòm thư góp ý</translation>
    </message>
    <message>
        <source>No name is asked. Somebody of the hall reads it and answers.</source>
        <translation>Không cần ghi tên. Cán bộ sẽ đọc và trả lời.</translation>
    </message>
</context>
<context>
    <name>FeedbackPage</name>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Xong</translation>
    </message>
    <message numerus="yes">
        <source>The screen returns in %n second(s)</source>
        <translation>
            <numerusform>Màn hình tự quay lại sau %n giây</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FeedbackPhone</name>
    <message>
        <source>Continue without a number</source>
        <translation>Tiếp tục, không để lại số</translation>
    </message>
    <message>
        <source>I agree that the hall calls this number to answer me. It is erased after the answer.</source>
        <translation>Tôi đồng ý để đơn vị gọi số này trả lời góp ý của tôi. Số được xóa sau khi trả lời.</translation>
    </message>
    <message>
        <source>Only if you wish. Without one, bring the code of your paper and ask for the answer here.</source>
        <translation>Không bắt buộc. Nếu không để lại số, xin mang mã trên phiếu đến đây hỏi câu trả lời.</translation>
    </message>
    <message>
        <source>Phone number for the answer</source>
        <translation>Số điện thoại để nhận trả lời</translation>
    </message>
</context>
<context>
    <name>FeedbackReview</name>
    <message>
        <source>%1 · the answer comes to %2</source>
        <translation>%1 · trả lời qua số %2</translation>
    </message>
    <message>
        <source>Is this right?</source>
        <translation>Xin xem lại trước khi gửi</translation>
    </message>
    <message>
        <source>It cannot be sent just now. What you wrote is still here: please try again in a moment, or tell the staff.</source>
        <translation>Lúc này chưa gửi được. Những gì ông/bà viết vẫn còn ở đây: xin thử lại sau ít phút, hoặc báo cán bộ hướng dẫn.</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Xin chờ một chút…</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Gửi</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Gửi lại</translation>
    </message>
</context>
<context>
    <name>FeedbackSent</name>
    <message>
        <source>A paper with this code is being printed.</source>
        <translation>Phiếu ghi mã này đang được in.</translation>
    </message>
    <message>
        <source>A paper with this code was sent to the printer.</source>
        <translation>Phiếu ghi mã này đã gửi tới máy in.</translation>
    </message>
    <message>
        <source>Please take your paper below.</source>
        <translation>Mời ông/bà lấy phiếu ở bên dưới.</translation>
    </message>
    <message>
        <source>Please write this code down, or photograph it.</source>
        <translation>Xin ghi lại hoặc chụp ảnh mã này.</translation>
    </message>
    <message>
        <source>Thank you. It has reached the hall.</source>
        <translation>Cảm ơn ông/bà đã góp ý.</translation>
    </message>
    <message>
        <source>You are answered by %1.</source>
        <translation>Đơn vị sẽ trả lời chậm nhất %1.</translation>
    </message>
</context>
<context>
    <name>FeedbackText</name>
    <message>
        <source>%1 of at most %2 letters</source>
        <translation>%1 trên nhiều nhất %2 ký tự</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Tiếp tục</translation>
    </message>
    <message>
        <source>Write here what you would like to say.</source>
        <translation>Xin viết ý kiến của ông/bà vào đây.</translation>
    </message>
</context>
<context>
    <name>Foot</name>
    <message>
        <source>Keep on top</source>
        <translation>Luôn hiện trên cùng: tắt</translation>
    </message>
    <message>
        <source>Log off</source>
        <translation>Đóng quầy</translation>
    </message>
    <message>
        <source>Stays on top</source>
        <translation>Luôn hiện trên cùng: bật</translation>
    </message>
</context>
<context>
    <name>Handover</name>
    <message>
        <source>From counter %1</source>
        <translation>Quầy %1 chuyển đến</translation>
    </message>
    <message>
        <source>fee of %1 not received yet</source>
        <translation>phí %1 chưa nhận</translation>
    </message>
    <message>
        <source>fee of %1 received</source>
        <translation>phí %1 đã nhận</translation>
    </message>
    <message>
        <source>when done it goes back to counter %1</source>
        <translation>xong thì trở lại quầy %1</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
</context>
<context>
    <name>Heading</name>
    <message>
        <source>Counter %1</source>
        <translation>Quầy %1</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>Thu gọn</translation>
    </message>
</context>
<context>
    <name>HelpCalls</name>
    <message>
        <source>Ticket kiosk</source>
        <translation>Máy lấy số</translation>
    </message>
    <message>
        <source>{kiosk}: many numbers one after another, please look</source>
        <translation>{kiosk}: nhiều số được lấy liên tiếp, mời đến xem</translation>
    </message>
    <message>
        <source>{kiosk}: somebody needs help</source>
        <translation>{kiosk} cần hỗ trợ</translation>
    </message>
</context>
<context>
    <name>HelpLine</name>
    <message>
        <source>Absent: %1, please come back to the counter before %2</source>
        <translation>Vắng mặt: %1, mời trở lại quầy trước %2</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>From counter %1. Please wait here.</source>
        <translation>Cán bộ quầy %1 đang đến. Mời ông/bà chờ ở đây.</translation>
    </message>
    <message>
        <source>Please go to a counter, or ask the people around you.</source>
        <translation>Mời ông/bà đến quầy gần nhất, hoặc hỏi người bên cạnh.</translation>
    </message>
    <message>
        <source>Please wait here.</source>
        <translation>Mời ông/bà chờ ở đây.</translation>
    </message>
    <message>
        <source>Somebody is coming</source>
        <translation>Cán bộ đang đến</translation>
    </message>
    <message numerus="yes">
        <source>The screen returns in %n second(s)</source>
        <translation>
            <numerusform>Màn hình trở về sau %n giây</numerusform>
        </translation>
    </message>
    <message>
        <source>The staff are called</source>
        <translation>Đã gọi cán bộ hỗ trợ</translation>
    </message>
    <message>
        <source>The staff could not be called</source>
        <translation>Chưa gọi được cán bộ</translation>
    </message>
</context>
<context>
    <name>Hero</name>
    <message>
        <source>Being served</source>
        <comment>above the number</comment>
        <translation>Đang phục vụ</translation>
    </message>
    <message>
        <source>Number</source>
        <comment>above the number that is called</comment>
        <translation>Mời số</translation>
    </message>
    <message>
        <source>Number %1 is being served at counter %2</source>
        <translation>Đang phục vụ số %1 tại quầy %2</translation>
    </message>
    <message>
        <source>Number %1, please go to counter %2</source>
        <translation>Mời số %1 đến quầy %2</translation>
    </message>
    <message>
        <source>at counter %1</source>
        <translation>tại quầy %1</translation>
    </message>
    <message>
        <source>to counter %1</source>
        <translation>đến quầy %1</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Back into the line</source>
        <translation>Trở lại hàng chờ</translation>
    </message>
    <message>
        <source>Called again to counter {counter}</source>
        <translation>Quầy {counter} gọi lại</translation>
    </message>
    <message>
        <source>Called to counter {counter}</source>
        <translation>Quầy {counter} gọi số</translation>
    </message>
    <message>
        <source>Called to counter {counter} out of turn</source>
        <translation>Quầy {counter} gọi ngoài lượt</translation>
    </message>
    <message>
        <source>Came with an appointment</source>
        <translation>Đến theo lịch hẹn</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Đã hủy số</translation>
    </message>
    <message>
        <source>Counter {counter} began to serve</source>
        <translation>Quầy {counter} bắt đầu phục vụ</translation>
    </message>
    <message>
        <source>Counter {counter} goes on serving</source>
        <translation>Quầy {counter} phục vụ tiếp</translation>
    </message>
    <message>
        <source>Counter {counter}: not here yet after all</source>
        <translation>Quầy {counter}: người dân chưa đến quầy</translation>
    </message>
    <message>
        <source>Did not come to counter {counter}</source>
        <translation>Vắng mặt khi quầy {counter} gọi</translation>
    </message>
    <message>
        <source>Done at counter {counter}</source>
        <translation>Hoàn thành tại quầy {counter}</translation>
    </message>
    <message>
        <source>Given at the reception</source>
        <translation>Cấp tại bàn hướng dẫn</translation>
    </message>
    <message>
        <source>Given by counter {counter}</source>
        <translation>Quầy {counter} cấp số</translation>
    </message>
    <message>
        <source>Given by staff at the computer</source>
        <translation>Cán bộ cấp từ máy tính</translation>
    </message>
    <message>
        <source>Is back and waits for the same counter</source>
        <translation>Đã quay lại, chờ đúng quầy cũ</translation>
    </message>
    <message>
        <source>Lane changed: {lane}</source>
        <translation>Đổi diện: {lane}</translation>
    </message>
    <message>
        <source>Put aside at counter {counter}</source>
        <translation>Quầy {counter} tạm giữ</translation>
    </message>
    <message>
        <source>Rated the visit</source>
        <translation>Đã đánh giá</translation>
    </message>
    <message>
        <source>Sent to {where}</source>
        <translation>Chuyển đến {where}</translation>
    </message>
    <message>
        <source>Slip held by printer {printer}</source>
        <translation>Phiếu còn nằm ở máy in {printer}</translation>
    </message>
    <message>
        <source>Slip is being printed, printer {printer}</source>
        <translation>Máy in {printer} đang in phiếu</translation>
    </message>
    <message>
        <source>Slip not printed, printer {printer}</source>
        <translation>Máy in {printer} chưa in được phiếu</translation>
    </message>
    <message>
        <source>Slip printed, printer {printer}</source>
        <translation>Máy in {printer} đã in phiếu</translation>
    </message>
    <message>
        <source>Slip sent to printer {printer}</source>
        <translation>Đã gửi phiếu tới máy in {printer}</translation>
    </message>
    <message>
        <source>Slip waits for printer {printer}</source>
        <translation>Phiếu chờ máy in {printer}</translation>
    </message>
    <message>
        <source>Taken at the kiosk</source>
        <translation>Lấy số tại máy</translation>
    </message>
    <message>
        <source>The day ended</source>
        <translation>Hết ngày làm việc</translation>
    </message>
    <message>
        <source>Walk-in at counter {counter}</source>
        <translation>Đến thẳng quầy {counter}</translation>
    </message>
    <message>
        <source>Went behind the next few, by own wish</source>
        <translation>Xin lùi lại sau vài người</translation>
    </message>
    <message>
        <source>ordinary</source>
        <translation>thường</translation>
    </message>
    <message>
        <source>priority</source>
        <translation>ưu tiên</translation>
    </message>
</context>
<context>
    <name>Idle</name>
    <message>
        <source>Counter %1 busy</source>
        <translation>Quầy %1 đang phục vụ</translation>
    </message>
    <message>
        <source>Counter %1 closed</source>
        <translation>Quầy %1 chưa mở</translation>
    </message>
    <message>
        <source>Counter %1 on a break</source>
        <translation>Quầy %1 tạm nghỉ</translation>
    </message>
    <message>
        <source>Counter %1 ready</source>
        <translation>Quầy %1 sẵn sàng</translation>
    </message>
</context>
<context>
    <name>Keyboard</name>
    <message>
        <source>Delete the last letter</source>
        <translation>Xóa chữ cuối</translation>
    </message>
    <message>
        <source>space</source>
        <translation>dấu cách</translation>
    </message>
</context>
<context>
    <name>LeafRow</name>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Trang sau</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>Trang trước</translation>
    </message>
</context>
<context>
    <name>LeftOut</name>
    <message>
        <source>Not in the queue: {numbers}. Whoever comes with one of these gets a new number.</source>
        <translation>Không có trong hàng đợi: {numbers}. Ai cầm các số này thì cấp số mới.</translation>
    </message>
    <message>
        <source>Not in the queue: {number}, taken at {time} ({why}). Whoever comes with it gets a new number.</source>
        <translation>Không có trong hàng đợi: {number}, lấy lúc {time} ({why}). Ai cầm số này thì cấp số mới.</translation>
    </message>
    <message>
        <source>its day is over</source>
        <translation>số của ngày đã hết</translation>
    </message>
    <message>
        <source>its service is no longer there</source>
        <translation>dịch vụ không còn nữa</translation>
    </message>
    <message>
        <source>somebody else has it</source>
        <translation>người khác đã có số này</translation>
    </message>
    <message>
        <source>the hall does not know it</source>
        <translation>máy trung tâm không biết số này</translation>
    </message>
</context>
<context>
    <name>ListTabs</name>
    <message>
        <source>No-shows %1</source>
        <translation>Vắng mặt %1</translation>
    </message>
    <message>
        <source>Parked %1</source>
        <translation>Tạm giữ %1</translation>
    </message>
    <message>
        <source>Slips %1</source>
        <translation>Phiếu lỗi %1</translation>
    </message>
    <message>
        <source>Waiting %1</source>
        <translation>Đang chờ %1</translation>
    </message>
    <message>
        <source>for a counter that is closed</source>
        <translation>có người chờ quầy đang đóng</translation>
    </message>
    <message>
        <source>not printed</source>
        <translation>chưa in được</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>có người quá hẹn</translation>
    </message>
</context>
<context>
    <name>LogOnPage</name>
    <message>
        <source>%1: called %2 ago</source>
        <translation>%1: gọi cách đây %2</translation>
    </message>
    <message>
        <source>%1: serving for %2</source>
        <translation>%1: đang phục vụ %2</translation>
    </message>
    <message>
        <source>4 to 8 digits that others will not guess.</source>
        <translation>Từ 4 đến 8 chữ số, người khác khó đoán.</translation>
    </message>
    <message>
        <source>Change the PIN</source>
        <translation>Đổi mã PIN</translation>
    </message>
    <message>
        <source>Choose a PIN for this counter</source>
        <translation>Đặt mã PIN cho quầy này</translation>
    </message>
    <message>
        <source>Choose your PIN</source>
        <translation>Đặt mã PIN của mình</translation>
    </message>
    <message>
        <source>Enter the PIN</source>
        <translation>Nhập mã PIN</translation>
    </message>
    <message>
        <source>Enter the PIN once more</source>
        <translation>Nhập lại mã PIN</translation>
    </message>
    <message>
        <source>Enter the PIN to go on.</source>
        <translation>Nhập mã PIN để tiếp tục.</translation>
    </message>
    <message>
        <source>Enter the old PIN</source>
        <translation>Nhập mã PIN cũ</translation>
    </message>
    <message>
        <source>Enter the one-time code</source>
        <translation>Nhập mã dùng một lần</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Đã khóa</translation>
    </message>
    <message>
        <source>One moment, please</source>
        <translation>Xin chờ một chút</translation>
    </message>
    <message>
        <source>So that it is surely the one you meant.</source>
        <translation>Để chắc chắn đúng mã vừa chọn.</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>Chọn người khác</translation>
    </message>
    <message>
        <source>The PIN of this counter opens it.</source>
        <translation>Nhập mã PIN của quầy để bắt đầu làm việc.</translation>
    </message>
    <message>
        <source>The six digits that your admin gave you.</source>
        <translation>Sáu chữ số do người quản trị cấp.</translation>
    </message>
    <message>
        <source>Then choose another.</source>
        <translation>Sau đó đặt mã mới.</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>%1 of %2 words are recorded</source>
        <translation>Đã thu %1 trên %2 từ</translation>
    </message>
    <message>
        <source>%1 reads. Before the first word:</source>
        <translation>Người đọc: %1. Trước từ đầu tiên:</translation>
    </message>
    <message>
        <source>All words are recorded.</source>
        <translation>Đã thu đủ các từ.</translation>
    </message>
    <message>
        <source>Asked to come back</source>
        <translation>Tôi được hẹn quay lại</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Call the staff</source>
        <translation>Gọi cán bộ hỗ trợ</translation>
    </message>
    <message>
        <source>Counter %1</source>
        <translation>Quầy %1</translation>
    </message>
    <message>
        <source>Feedback box</source>
        <translation>Hòm thư góp ý</translation>
    </message>
    <message>
        <source>Find your procedure</source>
        <translation>Tìm thủ tục cần làm</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Vừa</translation>
    </message>
    <message>
        <source>I agree</source>
        <translation>Tôi đồng ý</translation>
    </message>
    <message>
        <source>I have an appointment</source>
        <translation>Tôi có lịch hẹn</translation>
    </message>
    <message>
        <source>If it takes longer, the staff will help you.</source>
        <translation>Nếu lâu hơn, cán bộ hướng dẫn sẽ giúp ông/bà.</translation>
    </message>
    <message>
        <source>It goes on by itself in a moment.</source>
        <translation>Máy sẽ tự chạy lại sau ít phút.</translation>
    </message>
    <message>
        <source>It was too loud and rattles. Move away a little and read it again.</source>
        <translation>Tiếng to quá nên bị rè. Xin lùi ra một chút và đọc lại.</translation>
    </message>
    <message>
        <source>It was too quiet. Come closer and read it again.</source>
        <translation>Tiếng nhỏ quá. Xin lại gần hơn và đọc lại.</translation>
    </message>
    <message>
        <source>It was too short. Please read it again, slowly.</source>
        <translation>Tiếng ngắn quá. Xin đọc lại, chậm hơn.</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Để sau</translation>
    </message>
    <message>
        <source>Listen to a call</source>
        <translation>Nghe thử một lượt gọi</translation>
    </message>
    <message>
        <source>Listen to a call, then close the window.</source>
        <translation>Nghe thử một lượt gọi, rồi đóng cửa sổ.</translation>
    </message>
    <message>
        <source>Listen: %1</source>
        <translation>Nghe lại: %1</translation>
    </message>
    <message>
        <source>No number this time</source>
        <translation>Chưa lấy được số</translation>
    </message>
    <message>
        <source>Nothing was heard. Please read it again.</source>
        <translation>Không nghe thấy gì. Xin đọc lại.</translation>
    </message>
    <message>
        <source>Please ask the staff; they will help you.</source>
        <translation>Cần hỗ trợ, xin hỏi cán bộ hướng dẫn.</translation>
    </message>
    <message>
        <source>Please see the staff to get a number.</source>
        <translation>Mời ông/bà gặp cán bộ hướng dẫn để lấy số.</translation>
    </message>
    <message>
        <source>Please wait here: your number comes as soon as it can.</source>
        <translation>Xin ông/bà đợi ở đây, số sẽ có ngay khi máy lấy được.</translation>
    </message>
    <message>
        <source>Read it again</source>
        <translation>Đọc lại từ đó</translation>
    </message>
    <message>
        <source>Read slowly and evenly, as if more followed:</source>
        <translation>Xin đọc chậm, đều giọng, như còn đọc tiếp:</translation>
    </message>
    <message>
        <source>Read: done</source>
        <translation>Đọc xong</translation>
    </message>
    <message>
        <source>Record (Space)</source>
        <translation>Thu (phím cách)</translation>
    </message>
    <message>
        <source>Recording a voice: %1</source>
        <translation>Thu giọng đọc: %1</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>Im lặng</translation>
    </message>
    <message>
        <source>The microphone is gone. Connect it and start again; what was recorded stays.</source>
        <translation>Micrô đã mất kết nối. Xin cắm lại và mở lại chương trình; những từ đã thu vẫn còn.</translation>
    </message>
    <message>
        <source>The recording could not be saved. Is the disk full?</source>
        <translation>Không lưu được bản thu. Xin kiểm tra ổ đĩa có đầy không.</translation>
    </message>
    <message>
        <source>The word was cut off, or the room is loud. Wait a moment before and after the word.</source>
        <translation>Từ bị cắt mất đầu hoặc cuối, hoặc phòng ồn. Xin chờ một chút trước và sau khi đọc.</translation>
    </message>
    <message>
        <source>This machine is taking a break</source>
        <translation>Máy đang tạm dừng</translation>
    </message>
    <message>
        <source>Too loud: move away a little</source>
        <translation>To quá: xin lùi ra một chút</translation>
    </message>
    <message>
        <source>Too quiet: speak up or come closer</source>
        <translation>Nhỏ quá: xin đọc to hơn hoặc lại gần hơn</translation>
    </message>
    <message>
        <source>Where am I?</source>
        <translation>Tôi đang ở đâu?</translation>
    </message>
    <message>
        <source>in Vietnamese: %1</source>
        <translation>tiếng Việt: %1</translation>
    </message>
</context>
<context>
    <name>Masthead</name>
    <message>
        <source>Closed today</source>
        <translation>Hôm nay nghỉ làm việc</translation>
    </message>
    <message>
        <source>No connection since %1</source>
        <translation>Mất kết nối từ %1</translation>
    </message>
    <message>
        <source>No link to the sign of counter %1</source>
        <translation>Mất kết nối bảng số quầy %1</translation>
    </message>
    <message>
        <source>No sound</source>
        <translation>Loa chưa hoạt động</translation>
    </message>
    <message>
        <source>Today %1</source>
        <translation>Hôm nay làm việc %1</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>%1 did not come? Press F4 again, or Esc.</source>
        <translation>Số %1 vắng mặt? Bấm F4 lần nữa để xác nhận, Esc để hủy.</translation>
    </message>
    <message>
        <source>%1 was called often enough. No-show: press F4 again; or Esc.</source>
        <translation>Đã gọi lại %1 đủ số lần. Vắng mặt: bấm F4 lần nữa để xác nhận, Esc để hủy.</translation>
    </message>
    <message>
        <source>Since %1: %2</source>
        <translation>Từ %1: %2</translation>
    </message>
</context>
<context>
    <name>NoticePage</name>
    <message numerus="yes">
        <source>The screen returns in %n second(s)</source>
        <translation>
            <numerusform>Màn hình trở về sau %n giây</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NumberCard</name>
    <message>
        <source>%1 was asked to rate</source>
        <translation>Đã mời %1 đánh giá</translation>
    </message>
    <message>
        <source>Called %1 ago</source>
        <translation>Gọi cách đây %1</translation>
    </message>
    <message>
        <source>Counter is free</source>
        <translation>Quầy đang trống</translation>
    </message>
    <message>
        <source>Nobody is waiting just now.</source>
        <translation>Hiện chưa có ai chờ.</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Đang tạm nghỉ</translation>
    </message>
    <message>
        <source>Paused since %1</source>
        <translation>Tạm nghỉ từ %1</translation>
    </message>
    <message>
        <source>Press F2 to call the next number.</source>
        <translation>Bấm F2 để gọi số tiếp theo.</translation>
    </message>
    <message>
        <source>Serving for %1</source>
        <translation>Đang phục vụ %1</translation>
    </message>
    <message numerus="yes">
        <source>called again %n time(s)</source>
        <translation>
            <numerusform>gọi lại %n lần</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NumberFound</name>
    <message>
        <source>%1 is being served at counter %2</source>
        <translation>Số %1 đang được phục vụ tại quầy %2</translation>
    </message>
    <message>
        <source>%1 stays your number: counter %2 will call it.</source>
        <translation>Vẫn là số %1: quầy %2 sẽ gọi ông/bà.</translation>
    </message>
    <message>
        <source>%1 was called, and nobody came</source>
        <translation>Số %1 đã được gọi nhưng chưa có người đến</translation>
    </message>
    <message numerus="yes">
        <source>%n people are before you</source>
        <translation>
            <numerusform>Trước ông/bà còn %n người</numerusform>
        </translation>
    </message>
    <message>
        <source>Another number</source>
        <translation>Nhập số khác</translation>
    </message>
    <message>
        <source>Come back with what was missing, and touch here.</source>
        <translation>Khi đã có đủ giấy tờ, mời chạm vào đây.</translation>
    </message>
    <message>
        <source>Counter %1 is waiting for you</source>
        <translation>Quầy %1 đang đợi ông/bà</translation>
    </message>
    <message>
        <source>I am back</source>
        <translation>Tôi đã quay lại</translation>
    </message>
    <message>
        <source>Numbers hold for one day. Please look at your slip again, or ask the staff.</source>
        <translation>Số chỉ dùng trong ngày. Mời xem lại phiếu hoặc hỏi cán bộ hướng dẫn.</translation>
    </message>
    <message>
        <source>Please ask the staff; they will help you.</source>
        <translation>Mời hỏi cán bộ hướng dẫn để được giúp.</translation>
    </message>
    <message>
        <source>Please go to counter %1</source>
        <translation>Mời ông/bà đến quầy %1</translation>
    </message>
    <message>
        <source>Please tell counter %1 or the staff; they will help you.</source>
        <translation>Mời báo quầy %1 hoặc cán bộ hướng dẫn để được giúp.</translation>
    </message>
    <message>
        <source>There is no such number today</source>
        <translation>Hôm nay không có số này</translation>
    </message>
    <message>
        <source>This cannot be looked up just now</source>
        <translation>Hiện chưa tra được số này</translation>
    </message>
    <message>
        <source>You are in the line again</source>
        <translation>Ông/bà đã được xếp lại</translation>
    </message>
    <message>
        <source>You are next</source>
        <translation>Ông/bà là người tiếp theo</translation>
    </message>
    <message>
        <source>You were asked to come back at %1.</source>
        <translation>Ông/bà được hẹn quay lại lúc %1.</translation>
    </message>
    <message>
        <source>Your number has been called.</source>
        <translation>Số của ông/bà đã được gọi.</translation>
    </message>
</context>
<context>
    <name>NumberPad</name>
    <message>
        <source>Delete the last letter</source>
        <translation>Xóa chữ cuối</translation>
    </message>
</context>
<context>
    <name>NumberPage</name>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Xong</translation>
    </message>
    <message>
        <source>I have an appointment</source>
        <translation>Tôi có lịch hẹn</translation>
    </message>
    <message>
        <source>I was asked to come back</source>
        <translation>Tôi được hẹn quay lại</translation>
    </message>
    <message numerus="yes">
        <source>The screen returns in %n second(s)</source>
        <translation>
            <numerusform>Màn hình trở về sau %n giây</numerusform>
        </translation>
    </message>
    <message>
        <source>Type the first 8 signs of its code, or hold the code to the scanner.</source>
        <translation>Xin bấm 8 ký tự đầu của mã lịch hẹn, hoặc đưa mã vào máy quét.</translation>
    </message>
    <message>
        <source>Type the number of your slip, or hold its code to the scanner.</source>
        <translation>Nhập số trên phiếu, hoặc đưa mã trên phiếu vào máy quét.</translation>
    </message>
    <message>
        <source>Where am I in the line?</source>
        <translation>Tôi đang ở đâu?</translation>
    </message>
</context>
<context>
    <name>Pairing</name>
    <message>
        <source>It shows the same letters as here (%1). If it shows others, type nothing and ask whoever looks after the hall.</source>
        <translation>Máy đó phải hiện đúng các chữ dưới đây (%1). Nếu khác, xin đừng nhập gì và hỏi người quản trị.</translation>
    </message>
    <message>
        <source>Looking for the hub in the network …</source>
        <translation>Đang tìm máy trung tâm trong mạng…</translation>
    </message>
    <message>
        <source>On the hub&apos;s computer run:</source>
        <translation>Trên máy trung tâm, chạy:</translation>
    </message>
    <message>
        <source>Pair this computer with the hub: %1</source>
        <translation>Ghép nối với máy trung tâm: %1</translation>
    </message>
    <message>
        <source>Then type the six digits that it shows:</source>
        <translation>Sau đó nhập sáu chữ số hiện trên máy đó:</translation>
    </message>
    <message>
        <source>Which hall does this computer belong to?</source>
        <translation>Máy này thuộc đơn vị nào?</translation>
    </message>
</context>
<context>
    <name>Paper</name>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>Sự cố</translation>
    </message>
    <message>
        <source>No slip yet.</source>
        <translation>Chưa có phiếu nào.</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Giấy in</translation>
    </message>
</context>
<context>
    <name>PaperFaults</name>
    <message>
        <source>Blade stuck</source>
        <translation>Kẹt dao cắt</translation>
    </message>
    <message>
        <source>Cable pulled</source>
        <translation>Rút cáp</translation>
    </message>
    <message>
        <source>Cover open</source>
        <translation>Mở nắp</translation>
    </message>
    <message>
        <source>Off-line</source>
        <translation>Mất kết nối (offline)</translation>
    </message>
    <message>
        <source>Out in mid-slip</source>
        <translation>Hết giấy giữa phiếu</translation>
    </message>
    <message>
        <source>Out of paper</source>
        <translation>Hết giấy</translation>
    </message>
    <message>
        <source>Paper nearly out</source>
        <translation>Sắp hết giấy</translation>
    </message>
    <message>
        <source>Power off in mid-slip</source>
        <translation>Mất điện giữa phiếu</translation>
    </message>
    <message>
        <source>Put all else right</source>
        <translation>Sửa mọi lỗi khác</translation>
    </message>
    <message>
        <source>Put in a new roll</source>
        <translation>Lắp cuộn giấy mới</translation>
    </message>
    <message>
        <source>Says nothing</source>
        <translation>Không trả lời</translation>
    </message>
    <message>
        <source>Simulated printer</source>
        <translation>Máy in mô phỏng</translation>
    </message>
    <message>
        <source>Too hot</source>
        <translation>Quá nóng</translation>
    </message>
</context>
<context>
    <name>Paused</name>
    <message>
        <source>Please listen for your number, or ask the staff.</source>
        <translation>Mời nghe gọi số tại quầy hoặc hỏi cán bộ hướng dẫn.</translation>
    </message>
    <message>
        <source>Please see the staff to get a number.</source>
        <translation>Mời gặp cán bộ hướng dẫn để lấy số.</translation>
    </message>
    <message>
        <source>Staff: %1</source>
        <translation>Cán bộ: %1</translation>
    </message>
    <message>
        <source>This machine is taking a break</source>
        <translation>Máy đang tạm dừng</translation>
    </message>
    <message>
        <source>This screen is taking a break</source>
        <translation>Màn hình đang tạm dừng</translation>
    </message>
</context>
<context>
    <name>PinDots</name>
    <message numerus="yes">
        <source>%n digit(s)</source>
        <translation>
            <numerusform>%n chữ số</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PrinterNotice</name>
    <message>
        <source>The printer is pausing. Your number will be shown on the screen.</source>
        <translation>Máy in đang tạm dừng. Số của ông/bà sẽ hiện trên màn hình.</translation>
    </message>
</context>
<context>
    <name>PriorityMark</name>
    <message>
        <source>Priority</source>
        <translation>Ưu tiên</translation>
    </message>
</context>
<context>
    <name>PriorityPage</name>
    <message>
        <source>No reason is asked.</source>
        <translation>Máy không hỏi lý do.</translation>
    </message>
    <message>
        <source>No reason is asked. Your slip is printed again.</source>
        <translation>Máy không hỏi lý do. Phiếu được in lại.</translation>
    </message>
    <message>
        <source>No, back to my number</source>
        <translation>Không, quay lại số của tôi</translation>
    </message>
    <message>
        <source>Yes, that is me</source>
        <translation>Đúng, tôi thuộc diện này</translation>
    </message>
</context>
<context>
    <name>ProcedurePage</name>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>For this procedure please ask the staff.</source>
        <translation>Thủ tục này xin ông/bà hỏi cán bộ hướng dẫn.</translation>
    </message>
    <message>
        <source>If it does not come, please tell the staff.</source>
        <translation>Nếu tờ giấy không ra, xin ông/bà báo cán bộ hướng dẫn.</translation>
    </message>
    <message>
        <source>Papers to bring</source>
        <translation>Giấy tờ cần mang</translation>
    </message>
    <message>
        <source>Please ask at the counter which papers are needed.</source>
        <translation>Xin ông/bà hỏi tại quầy về giấy tờ cần mang.</translation>
    </message>
    <message>
        <source>Please take it below</source>
        <translation>Mời ông/bà nhận ở khe bên dưới</translation>
    </message>
    <message>
        <source>Print the papers to bring</source>
        <translation>In giấy tờ cần mang</translation>
    </message>
    <message>
        <source>Service: %1</source>
        <translation>Dịch vụ: %1</translation>
    </message>
    <message>
        <source>Take a number</source>
        <translation>Lấy số</translation>
    </message>
    <message>
        <source>The list did not come out. You can photograph this page, or ask the staff.</source>
        <translation>Tờ giấy chưa in được. Ông/bà có thể chụp màn hình này, hoặc hỏi cán bộ hướng dẫn.</translation>
    </message>
    <message>
        <source>The list is being printed</source>
        <translation>Đang in giấy tờ cần mang</translation>
    </message>
    <message>
        <source>The list is printed</source>
        <translation>Đã in giấy tờ cần mang</translation>
    </message>
    <message>
        <source>The list was sent to the printer</source>
        <translation>Đã gửi tới máy in</translation>
    </message>
    <message>
        <source>The printer is pausing. You can photograph this page.</source>
        <translation>Máy in đang tạm dừng. Ông/bà có thể chụp màn hình này.</translation>
    </message>
    <message>
        <source>fee: %1; ask the counter about exemptions</source>
        <translation>lệ phí: %1; hỏi quầy về miễn, giảm</translation>
    </message>
    <message>
        <source>fee: ask the counter about exemptions</source>
        <translation>lệ phí: hỏi quầy về miễn, giảm</translation>
    </message>
    <message>
        <source>time: %1</source>
        <translation>thời gian: %1</translation>
    </message>
</context>
<context>
    <name>QrCode</name>
    <message>
        <source>QR code of your number</source>
        <translation>Mã QR của số này</translation>
    </message>
</context>
<context>
    <name>Queues</name>
    <message>
        <source>Nobody is waiting</source>
        <translation>Chưa có ai chờ</translation>
    </message>
    <message>
        <source>came first</source>
        <translation>đến trước</translation>
    </message>
    <message>
        <source>for this counter</source>
        <translation>dành cho quầy này</translation>
    </message>
    <message>
        <source>priority</source>
        <translation>ưu tiên</translation>
    </message>
</context>
<context>
    <name>Reception</name>
    <message>
        <source>A new notice</source>
        <translation>Thông báo mới</translation>
    </message>
    <message>
        <source>A new number of the same service</source>
        <translation>Cấp số mới cùng dịch vụ</translation>
    </message>
    <message>
        <source>A number for which service?</source>
        <translation>Cấp số cho dịch vụ nào?</translation>
    </message>
    <message>
        <source>An appointment for which service?</source>
        <translation>Đặt lịch hẹn cho dịch vụ nào?</translation>
    </message>
    <message>
        <source>Another service</source>
        <translation>Chuyển sang dịch vụ khác</translation>
    </message>
    <message>
        <source>Appointment {code}</source>
        <translation>Lịch hẹn {code}</translation>
    </message>
    <message>
        <source>At which time? {day}</source>
        <translation>Chọn giờ hẹn, {day}</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Đang kết nối</translation>
    </message>
    <message>
        <source>Counter {number} calls it next</source>
        <translation>Chờ đúng quầy {number}, giữ nguyên số</translation>
    </message>
    <message>
        <source>Enough people for this half day</source>
        <translation>Đã đủ số người trong buổi</translation>
    </message>
    <message>
        <source>Give the appointment back</source>
        <translation>Hủy lịch hẹn</translation>
    </message>
    <message>
        <source>Give the number</source>
        <translation>Cấp số, in phiếu</translation>
    </message>
    <message>
        <source>Give the number without paper</source>
        <translation>Cấp số, không in phiếu</translation>
    </message>
    <message>
        <source>How long does it stand?</source>
        <translation>Thông báo hiện đến lúc nào?</translation>
    </message>
    <message>
        <source>Language of the slip: {name}</source>
        <translation>Ngôn ngữ trên phiếu: {name}</translation>
    </message>
    <message>
        <source>No counter is open.</source>
        <translation>Chưa có quầy nào mở.</translation>
    </message>
    <message>
        <source>No place is left on that day.</source>
        <translation>Ngày này đã hết chỗ.</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Mất kết nối</translation>
    </message>
    <message>
        <source>Notices on the hall screens</source>
        <translation>Thông báo trên màn hình</translation>
    </message>
    <message>
        <source>Off: {reason}. Choose it to switch it on.</source>
        <translation>Đang tạm ngừng: {reason}. Chọn để nhận lại.</translation>
    </message>
    <message>
        <source>On which day?</source>
        <translation>Chọn ngày hẹn</translation>
    </message>
    <message>
        <source>Only that counter calls the number</source>
        <translation>Chỉ quầy được chọn gọi số này</translation>
    </message>
    <message>
        <source>Please look the number up first.</source>
        <translation>Xin tìm số trước, rồi in lại.</translation>
    </message>
    <message>
        <source>Print the slip again</source>
        <translation>In lại phiếu</translation>
    </message>
    <message>
        <source>Printer {name}</source>
        <translation>Máy in {name}</translation>
    </message>
    <message>
        <source>Priority: no</source>
        <translation>Ưu tiên: không</translation>
    </message>
    <message>
        <source>Priority: yes</source>
        <translation>Ưu tiên: có</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Sẵn sàng</translation>
    </message>
    <message>
        <source>Reception</source>
        <translation>Bàn hướng dẫn</translation>
    </message>
    <message>
        <source>Say it now</source>
        <translation>Phát ngay</translation>
    </message>
    <message>
        <source>Staff are away</source>
        <translation>Cán bộ đi vắng</translation>
    </message>
    <message>
        <source>Straight to a counter</source>
        <translation>Vào thẳng một quầy</translation>
    </message>
    <message>
        <source>Straight to counter {number}</source>
        <translation>Vào thẳng quầy {number}</translation>
    </message>
    <message>
        <source>System interrupted</source>
        <translation>Hệ thống gián đoạn</translation>
    </message>
    <message>
        <source>The hall screens show it large and say it, at most 60 characters.</source>
        <translation>Màn hình hiện chữ lớn và đọc câu này, tối đa 60 ký tự.</translation>
    </message>
    <message>
        <source>The kiosks give no numbers of it, and say why; it ends with the day.</source>
        <translation>Máy lấy số ngừng cấp số của dịch vụ này và nói rõ lý do, đến hết ngày.</translation>
    </message>
    <message>
        <source>The person has the slip</source>
        <translation>Người dân đã có phiếu</translation>
    </message>
    <message>
        <source>The person is back</source>
        <translation>Người dân đã quay lại</translation>
    </message>
    <message>
        <source>The person is here: give the number</source>
        <translation>Đã đến: cấp số, in phiếu</translation>
    </message>
    <message>
        <source>The person is here: number without paper</source>
        <translation>Đã đến: cấp số, không in phiếu</translation>
    </message>
    <message>
        <source>The reason, then Enter</source>
        <translation>Gõ lý do, rồi Enter</translation>
    </message>
    <message>
        <source>The sentence, then Enter</source>
        <translation>Gõ câu thông báo, rồi Enter</translation>
    </message>
    <message>
        <source>This hall gives no appointments.</source>
        <translation>Đơn vị không nhận đặt lịch hẹn.</translation>
    </message>
    <message>
        <source>Type a number or scan a slip, then Enter</source>
        <translation>Gõ số hoặc quét mã trên phiếu, rồi Enter</translation>
    </message>
    <message>
        <source>Until {time}</source>
        <translation>Đến {time}</translation>
    </message>
    <message>
        <source>Until {time}. Choose it to end it now.</source>
        <translation>Đến {time}. Chọn để gỡ ngay.</translation>
    </message>
    <message>
        <source>What does the notice say?</source>
        <translation>Nội dung thông báo</translation>
    </message>
    <message>
        <source>What is said to everybody?</source>
        <translation>Thông báo bằng loa</translation>
    </message>
    <message>
        <source>Which one: {numbers}? Please type the letter too.</source>
        <translation>Có nhiều số: {numbers}. Xin gõ cả chữ cái.</translation>
    </message>
    <message>
        <source>Which service for {number}?</source>
        <translation>Chuyển số {number} sang dịch vụ nào?</translation>
    </message>
    <message>
        <source>Which service takes nobody for a while?</source>
        <translation>Tạm ngừng nhận dịch vụ nào?</translation>
    </message>
    <message>
        <source>Why is {service} off?</source>
        <translation>Lý do tạm ngừng: {service}</translation>
    </message>
    <message>
        <source>being served at counter {counter}</source>
        <translation>đang phục vụ tại quầy {counter}</translation>
    </message>
    <message>
        <source>called to counter {counter}</source>
        <translation>quầy {counter} đang gọi</translation>
    </message>
    <message>
        <source>for counter {number}</source>
        <translation>chờ riêng quầy {number}</translation>
    </message>
    <message>
        <source>for one clerk</source>
        <translation>chờ riêng một cán bộ</translation>
    </message>
    <message>
        <source>free</source>
        <translation>đang trống</translation>
    </message>
    <message>
        <source>off: {reason}</source>
        <translation>tạm ngừng: {reason}</translation>
    </message>
    <message>
        <source>put aside at counter {counter}</source>
        <translation>quầy {counter} đang tạm giữ</translation>
    </message>
    <message>
        <source>put aside at counter {counter}, back at {time}</source>
        <translation>quầy {counter} đang tạm giữ, hẹn lại {time}</translation>
    </message>
    <message>
        <source>waiting, {count} ahead</source>
        <translation>đang chờ, còn {count} người phía trước</translation>
    </message>
    <message>
        <source>{count} free</source>
        <translation>còn {count} chỗ</translation>
    </message>
    <message>
        <source>{text}, printer {name}</source>
        <translation>{text}, máy in {name}</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Xin chờ một chút…</translation>
    </message>
    <message>
        <source>There is no working day in the next two weeks.</source>
        <translation>Hai tuần tới không có ngày làm việc nào.</translation>
    </message>
</context>
<context>
    <name>ReceptionKeys</name>
    <message>
        <source>Announce</source>
        <translation>Gọi loa</translation>
    </message>
    <message>
        <source>Appointment</source>
        <translation>Lịch hẹn</translation>
    </message>
    <message>
        <source>Give a number</source>
        <translation>Cấp số</translation>
    </message>
    <message>
        <source>Next list</source>
        <translation>Danh sách</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>Thông báo</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>In lại</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Dịch vụ</translation>
    </message>
</context>
<context>
    <name>ReceptionLists</name>
    <message>
        <source>Devices</source>
        <translation>Thiết bị</translation>
    </message>
    <message>
        <source>Every slip came out.</source>
        <translation>Mọi phiếu đều đã in xong.</translation>
    </message>
    <message>
        <source>Everybody who was called today has come.</source>
        <translation>Hôm nay không có số nào vắng mặt.</translation>
    </message>
    <message>
        <source>No number is put aside.</source>
        <translation>Không có số nào đang tạm giữ.</translation>
    </message>
    <message>
        <source>No printer or screen is known.</source>
        <translation>Chưa biết máy in hay màn hình nào.</translation>
    </message>
    <message>
        <source>No-shows</source>
        <translation>Vắng mặt</translation>
    </message>
    <message>
        <source>Nobody is waiting.</source>
        <translation>Chưa có ai chờ.</translation>
    </message>
    <message>
        <source>Parked</source>
        <translation>Tạm giữ</translation>
    </message>
    <message>
        <source>Slips</source>
        <translation>Phiếu lỗi</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Đang chờ</translation>
    </message>
    <message>
        <source>to see to</source>
        <translation>cần xem</translation>
    </message>
</context>
<context>
    <name>ReceptionMessages</name>
    <message>
        <source>Since %1: %2</source>
        <translation>Từ %1: %2</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Hoàn tác</translation>
    </message>
</context>
<context>
    <name>ReceptionServices</name>
    <message numerus="yes">
        <source>%n waiting in the hall</source>
        <translation>
            <numerusform>%n người đang chờ</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody is waiting</source>
        <translation>Chưa có ai chờ</translation>
    </message>
</context>
<context>
    <name>ReceptionSheet</name>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Xóa hết</translation>
    </message>
    <message>
        <source>Find your procedure</source>
        <translation>Tìm thủ tục cần làm</translation>
    </message>
    <message>
        <source>Nothing found; please ask the staff.</source>
        <translation>Không tìm thấy; mời hỏi cán bộ hướng dẫn.</translation>
    </message>
    <message>
        <source>See all services</source>
        <translation>Xem các nhóm dịch vụ</translation>
    </message>
    <message>
        <source>Type what you came for: birth, wedding, land...</source>
        <translation>Gõ việc cần làm: khai sinh, cưới, sổ đỏ...</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>A clerk</source>
        <translation>Một cán bộ</translation>
    </message>
    <message>
        <source>A note, if you like</source>
        <translation>Ghi chú, nếu cần</translation>
    </message>
    <message>
        <source>A number that is done cannot be opened again.</source>
        <translation>Số đã xong thì không mở lại được.</translation>
    </message>
    <message>
        <source>Another counter</source>
        <translation>Quầy khác</translation>
    </message>
    <message>
        <source>Another outcome…</source>
        <translation>Kết quả khác…</translation>
    </message>
    <message>
        <source>Another reason…</source>
        <translation>Lý do khác…</translation>
    </message>
    <message>
        <source>Another service</source>
        <translation>Dịch vụ khác</translation>
    </message>
    <message>
        <source>Awaited at {time}, {late} late</source>
        <translation>Hẹn {time}, quá {late}</translation>
    </message>
    <message>
        <source>Back at {time}</source>
        <translation>Hẹn {time}</translation>
    </message>
    <message>
        <source>Back into the line</source>
        <translation>Trả về hàng chờ</translation>
    </message>
    <message>
        <source>Behind the next {count}</source>
        <translation>Xếp sau {count} người</translation>
    </message>
    <message>
        <source>Call out of turn</source>
        <translation>Gọi ngoài lượt</translation>
    </message>
    <message>
        <source>Call to this counter</source>
        <translation>Gọi đến quầy này</translation>
    </message>
    <message>
        <source>Call to this counter again</source>
        <translation>Gọi lại đến quầy này</translation>
    </message>
    <message>
        <source>Called by mistake; it keeps its place</source>
        <translation>Gọi nhầm; vẫn giữ chỗ cũ</translation>
    </message>
    <message>
        <source>Cancel the number</source>
        <translation>Hủy số</translation>
    </message>
    <message>
        <source>Cancel {number}?</source>
        <translation>Hủy số {number}?</translation>
    </message>
    <message>
        <source>Code of the dossier</source>
        <translation>Mã hồ sơ</translation>
    </message>
    <message>
        <source>Counter {number}</source>
        <translation>Quầy {number}</translation>
    </message>
    <message>
        <source>Counter {number} does not work on {service}.</source>
        <translation>Quầy {number} không làm dịch vụ {service}.</translation>
    </message>
    <message>
        <source>Counter {number} is closed. Every counter will see the number waiting for it.</source>
        <translation>Quầy {number} đang đóng. Mọi quầy sẽ thấy số này đang chờ quầy đó.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Xong</translation>
    </message>
    <message>
        <source>Done, with a note</source>
        <translation>Hoàn thành, ghi kết quả</translation>
    </message>
    <message>
        <source>Everybody who was called today has come.</source>
        <translation>Hôm nay không có số nào vắng mặt.</translation>
    </message>
    <message>
        <source>Give a new number and call it here</source>
        <translation>Cấp số mới và gọi ngay tại quầy</translation>
    </message>
    <message>
        <source>Give priority</source>
        <translation>Chuyển sang ưu tiên</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Tiếp tục</translation>
    </message>
    <message>
        <source>Go on serving</source>
        <translation>Phục vụ tiếp</translation>
    </message>
    <message>
        <source>How did {number} end?</source>
        <translation>Kết quả của số {number}</translation>
    </message>
    <message>
        <source>How it ended, code of the dossier</source>
        <translation>Kết quả, mã hồ sơ</translation>
    </message>
    <message>
        <source>In {minutes} minutes</source>
        <translation>Sau {minutes} phút</translation>
    </message>
    <message>
        <source>No number is put aside.</source>
        <translation>Không có số nào tạm giữ.</translation>
    </message>
    <message>
        <source>No other clerk is at a counter.</source>
        <translation>Không có cán bộ nào khác đang ở quầy.</translation>
    </message>
    <message>
        <source>No time agreed</source>
        <translation>Không hẹn giờ</translation>
    </message>
    <message>
        <source>No time agreed, no slip</source>
        <translation>Không hẹn giờ, không in phiếu</translation>
    </message>
    <message>
        <source>No, choose another counter</source>
        <translation>Không, chọn quầy khác</translation>
    </message>
    <message>
        <source>No, keep the number</source>
        <translation>Không, giữ lại số</translation>
    </message>
    <message>
        <source>Nobody is waiting for this counter.</source>
        <translation>Chưa có ai chờ quầy này.</translation>
    </message>
    <message>
        <source>Not here yet</source>
        <translation>Chưa đến quầy</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Ưu tiên</translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation>Tạm giữ</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Lý do</translation>
    </message>
    <message>
        <source>Refused…</source>
        <translation>Từ chối…</translation>
    </message>
    <message>
        <source>Returns to this counter when they are done</source>
        <translation>Nơi kia xong thì số trở lại quầy này</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Chuyển</translation>
    </message>
    <message>
        <source>Send {number}?</source>
        <translation>Chuyển {number}?</translation>
    </message>
    <message>
        <source>Send, then back to me</source>
        <translation>Chuyển, xong trở lại quầy tôi</translation>
    </message>
    <message>
        <source>Something is missing; the number stays</source>
        <translation>Còn thiếu giấy tờ; vẫn giữ số</translation>
    </message>
    <message>
        <source>Started by mistake; it is called as before</source>
        <translation>Bấm nhầm; số trở lại đang gọi</translation>
    </message>
    <message>
        <source>Take the priority back</source>
        <translation>Chuyển về hàng thường</translation>
    </message>
    <message>
        <source>The hall hears the number</source>
        <translation>Cả sảnh nghe gọi số</translation>
    </message>
    <message>
        <source>The person does not want to wait any more.</source>
        <translation>Người này không chờ nữa.</translation>
    </message>
    <message>
        <source>The person is here</source>
        <translation>Người đã ở quầy</translation>
    </message>
    <message>
        <source>The reason stands in the journal.</source>
        <translation>Lý do được ghi vào nhật ký.</translation>
    </message>
    <message>
        <source>There is no other counter.</source>
        <translation>Không có quầy nào khác.</translation>
    </message>
    <message>
        <source>There is no other service.</source>
        <translation>Không có dịch vụ nào khác.</translation>
    </message>
    <message>
        <source>To another service, counter or clerk</source>
        <translation>Sang dịch vụ, quầy hoặc cán bộ khác</translation>
    </message>
    <message>
        <source>To which clerk?</source>
        <translation>Chuyển đến cán bộ nào?</translation>
    </message>
    <message>
        <source>To which counter?</source>
        <translation>Chuyển đến quầy nào?</translation>
    </message>
    <message>
        <source>To which service?</source>
        <translation>Chuyển sang dịch vụ nào?</translation>
    </message>
    <message>
        <source>Too late for the line; can be called</source>
        <translation>Quá giờ vào lại hàng; vẫn gọi được</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Chuyển</translation>
    </message>
    <message>
        <source>What about {number}?</source>
        <translation>Xử lý số {number}</translation>
    </message>
    <message>
        <source>What to bring; with ; between</source>
        <translation>Cần mang theo, cách nhau bằng ;</translation>
    </message>
    <message>
        <source>When is {number} back?</source>
        <translation>Hẹn {number} trở lại lúc nào?</translation>
    </message>
    <message>
        <source>Where does {number} go?</source>
        <translation>Chuyển số {number} đến đâu?</translation>
    </message>
    <message>
        <source>Which reason?</source>
        <translation>Chọn lý do</translation>
    </message>
    <message>
        <source>Who is at the counter?</source>
        <translation>Ai trực quầy này?</translation>
    </message>
    <message>
        <source>Why a pause?</source>
        <translation>Lý do tạm nghỉ</translation>
    </message>
    <message>
        <source>Why is {number} called out of turn?</source>
        <translation>Lý do gọi {number} ngoài lượt</translation>
    </message>
    <message>
        <source>Why is {number} put aside?</source>
        <translation>Lý do tạm giữ {number}</translation>
    </message>
    <message>
        <source>Why is {number} refused?</source>
        <translation>Lý do từ chối số {number}</translation>
    </message>
    <message>
        <source>Yes, cancel it</source>
        <translation>Hủy số này</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>đang đóng</translation>
    </message>
    <message>
        <source>for counter {number}, which is closed</source>
        <translation>cho quầy {number}, đang đóng</translation>
    </message>
    <message>
        <source>for you only</source>
        <translation>chờ riêng quầy này</translation>
    </message>
    <message>
        <source>for {clerk}, who is not here</source>
        <translation>cho {clerk}, đang vắng</translation>
    </message>
    <message>
        <source>other services</source>
        <translation>dịch vụ khác</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>tạm nghỉ</translation>
    </message>
    <message>
        <source>taken while the hub was away</source>
        <translation>lấy khi mất kết nối</translation>
    </message>
    <message>
        <source>{count} min</source>
        <translation>{count} phút</translation>
    </message>
    <message>
        <source>{count} waiting</source>
        <translation>{count} người chờ</translation>
    </message>
    <message>
        <source>{number} came after all?</source>
        <translation>{number} đã đến?</translation>
    </message>
    <message>
        <source>{number} is not done yet?</source>
        <translation>{number} chưa xong?</translation>
    </message>
    <message>
        <source>{number} was finished too soon</source>
        <translation>Bấm nhầm Xong cho số {number}</translation>
    </message>
    <message>
        <source>{number} was not to be put aside?</source>
        <translation>Lấy lại số {number} vừa tạm giữ?</translation>
    </message>
    <message>
        <source>{number} was sent on by mistake</source>
        <translation>{number} chuyển nhầm</translation>
    </message>
    <message>
        <source>{number} was to stay here?</source>
        <translation>Lấy lại số {number} vừa chuyển?</translation>
    </message>
    <message>
        <source>{reason}. A slip to come back with is printed.</source>
        <translation>{reason}. Máy lấy số in phiếu hẹn quay lại.</translation>
    </message>
    <message>
        <source>A code waits for them</source>
        <translation>Đã có mã, chưa dùng</translation>
    </message>
    <message>
        <source>A new one-time code for {name}?</source>
        <translation>Cấp mã dùng một lần mới cho {name}?</translation>
    </message>
    <message>
        <source>Clerks</source>
        <translation>Cán bộ</translation>
    </message>
    <message>
        <source>For one day, once: with it they choose a PIN at a counter. It is not shown again.</source>
        <translation>Dùng một lần, trong một ngày: nhập mã này ở quầy rồi đặt mã PIN mới. Mã không hiện lại lần nữa.</translation>
    </message>
    <message>
        <source>Locked out by wrong PINs: release</source>
        <translation>Bị khóa vì nhập sai mã PIN: mở khóa</translation>
    </message>
    <message>
        <source>New one-time code…</source>
        <translation>Cấp mã dùng một lần…</translation>
    </message>
    <message>
        <source>No, keep the PIN</source>
        <translation>Không, giữ mã PIN cũ</translation>
    </message>
    <message>
        <source>Nobody is locked out.</source>
        <translation>Không có ai bị khóa.</translation>
    </message>
    <message>
        <source>One-time code of {name}</source>
        <translation>Mã dùng một lần của {name}</translation>
    </message>
    <message>
        <source>Release who is locked out, a new one-time code</source>
        <translation>Mở khóa, cấp mã dùng một lần</translation>
    </message>
    <message>
        <source>Show how to come back</source>
        <translation>Hiện phiếu hẹn để chụp lại</translation>
    </message>
    <message>
        <source>The visitor photographs it off this window</source>
        <translation>Người dân chụp lại từ cửa sổ này</translation>
    </message>
    <message>
        <source>Their PIN, and a code from before, end at once.</source>
        <translation>Mã PIN cũ và mã đã cấp trước đó hết hiệu lực ngay.</translation>
    </message>
    <message>
        <source>Turn the screen to the visitor</source>
        <translation>Xoay màn hình cho người dân</translation>
    </message>
    <message>
        <source>Who gets a new one-time code?</source>
        <translation>Cấp mã dùng một lần cho ai?</translation>
    </message>
    <message>
        <source>Yes, give a new code</source>
        <translation>Có, cấp mã mới</translation>
    </message>
    <message>
        <source>{reason}. The panel shows the number, to be photographed.</source>
        <translation>{reason}. Màn hình người dân sẽ hiện phiếu hẹn để chụp lại.</translation>
    </message>
    <message>
        <source>{reason}. This window then shows the number, to be photographed.</source>
        <translation>{reason}. Cửa sổ này sẽ hiện phiếu hẹn để người dân chụp lại.</translation>
    </message>
</context>
<context>
    <name>SheetPage</name>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Numbers of this counter</source>
        <translation>Các số của quầy</translation>
    </message>
    <message>
        <source>Slips that did not come out</source>
        <translation>Phiếu lỗi, chưa in được</translation>
    </message>
</context>
<context>
    <name>Sign</name>
    <message>
        <source>No connection since %1</source>
        <translation>Mất kết nối từ %1</translation>
    </message>
</context>
<context>
    <name>SlipPanel</name>
    <message>
        <source>If it does not come, please tell the staff.</source>
        <translation>Nếu phiếu không ra, xin ông/bà báo cán bộ hướng dẫn.</translation>
    </message>
    <message>
        <source>Keep it until you are served.</source>
        <translation>Xin giữ phiếu cho đến khi xong việc.</translation>
    </message>
    <message>
        <source>Please remember this number or photograph the screen</source>
        <translation>Xin ông/bà nhớ số này hoặc chụp lại màn hình</translation>
    </message>
    <message>
        <source>Please remember this number or scan the code with your phone</source>
        <translation>Xin ông/bà nhớ số này hoặc quét mã bằng điện thoại</translation>
    </message>
    <message>
        <source>Take your slip below</source>
        <translation>Mời lấy phiếu ở bên dưới</translation>
    </message>
    <message>
        <source>The printer has a problem.</source>
        <translation>Máy in đang tạm dừng.</translation>
    </message>
    <message>
        <source>The printer is out of paper.</source>
        <translation>Máy in đang hết giấy.</translation>
    </message>
    <message>
        <source>Your number is valid without a slip.</source>
        <translation>Dù không có phiếu, số này vẫn được gọi.</translation>
    </message>
    <message>
        <source>Your slip is being printed</source>
        <translation>Đang in phiếu</translation>
    </message>
    <message>
        <source>Your slip is printed, please take it</source>
        <translation>Phiếu đã in, mời ông/bà lấy phiếu</translation>
    </message>
    <message>
        <source>Your slip was sent to the printer.</source>
        <translation>Phiếu đang được in.</translation>
    </message>
</context>
<context>
    <name>Slips</name>
    <message>
        <source>A slip is there</source>
        <translation>Có phiếu rồi</translation>
    </message>
    <message>
        <source>Broken off; it may have come out</source>
        <translation>Dừng giữa chừng, không rõ đã ra chưa</translation>
    </message>
    <message>
        <source>Choose one to print it again.</source>
        <translation>Chọn một số để in lại phiếu.</translation>
    </message>
    <message>
        <source>Does the person hold the slip of {number}?</source>
        <translation>Người dân đã cầm phiếu {number} chưa?</translation>
    </message>
    <message>
        <source>It is being printed again</source>
        <translation>Đang in lại</translation>
    </message>
    <message>
        <source>It is being printed again. If nothing comes, see whether the kiosk is on.</source>
        <translation>Đang in lại. Nếu không thấy phiếu ra, xem máy lấy số có đang bật không.</translation>
    </message>
    <message>
        <source>It leaves the list and is not printed again</source>
        <translation>Bỏ khỏi danh sách, không in lại</translation>
    </message>
    <message>
        <source>It stood still in the middle; it may not be whole</source>
        <translation>Máy in dừng giữa chừng; phiếu có thể không đủ</translation>
    </message>
    <message>
        <source>Look at the slip first: it is good if its end is there and nothing is garbled.</source>
        <translation>Xem phiếu trước: phiếu dùng được nếu có phần cuối và không bị lỗi chữ.</translation>
    </message>
    <message>
        <source>No, do not print</source>
        <translation>Không in nữa</translation>
    </message>
    <message>
        <source>No, leave it in the list</source>
        <translation>Chưa, để lại trong danh sách</translation>
    </message>
    <message>
        <source>No, the person has the slip</source>
        <translation>Không, người dân đã có phiếu</translation>
    </message>
    <message>
        <source>Not known whether it came out</source>
        <translation>Không rõ phiếu đã ra chưa</translation>
    </message>
    <message>
        <source>Not known whether it came out: {why}</source>
        <translation>Không rõ phiếu đã ra chưa: {why}</translation>
    </message>
    <message>
        <source>Not printed: {why}</source>
        <translation>Chưa in: {why}</translation>
    </message>
    <message>
        <source>Please look at the printer first: the slip may have come out.</source>
        <translation>Hãy xem máy in trước: có thể phiếu đã ra rồi.</translation>
    </message>
    <message>
        <source>Print the slip of {number} again?</source>
        <translation>In lại phiếu {number}?</translation>
    </message>
    <message>
        <source>Printer at the kiosk: {what}</source>
        <translation>Máy in ở máy lấy số: {what}</translation>
    </message>
    <message>
        <source>Printer {name}: {what}</source>
        <translation>Máy in {name}: {what}</translation>
    </message>
    <message>
        <source>Printers: {each}</source>
        <translation>Các máy in: {each}</translation>
    </message>
    <message>
        <source>The person holds it in the hand</source>
        <translation>Người dân đang cầm phiếu trên tay</translation>
    </message>
    <message>
        <source>The printer holds it: {why}</source>
        <translation>Máy in còn giữ: {why}</translation>
    </message>
    <message>
        <source>The printer holds this slip and prints it by itself when it is ready again.</source>
        <translation>Máy in còn giữ phiếu này; khi sẵn sàng lại, máy sẽ tự in tiếp.</translation>
    </message>
    <message>
        <source>There may be two slips then</source>
        <translation>Khi đó có thể ra hai phiếu</translation>
    </message>
    <message>
        <source>Which slip is there?</source>
        <translation>Phiếu nào đã có?</translation>
    </message>
    <message>
        <source>Yes, print it again</source>
        <translation>Vâng, in lại</translation>
    </message>
    <message>
        <source>Yes, the slip is there</source>
        <translation>Rồi, phiếu đã có</translation>
    </message>
    <message>
        <source>a fault in the program</source>
        <translation>lỗi chương trình</translation>
    </message>
    <message>
        <source>cover open</source>
        <translation>nắp đang mở</translation>
    </message>
    <message>
        <source>cutter or paper jammed</source>
        <translation>kẹt dao cắt hoặc kẹt giấy</translation>
    </message>
    <message>
        <source>it does not say why</source>
        <translation>không rõ vì sao</translation>
    </message>
    <message>
        <source>no paper</source>
        <translation>hết giấy</translation>
    </message>
    <message>
        <source>of the kiosk</source>
        <translation>ở máy lấy số</translation>
    </message>
    <message>
        <source>of the reception</source>
        <translation>ở bàn hướng dẫn</translation>
    </message>
    <message>
        <source>print head too hot</source>
        <translation>đầu in quá nóng</translation>
    </message>
    <message>
        <source>print queue closed</source>
        <translation>hàng đợi in không nhận phiếu</translation>
    </message>
    <message>
        <source>print queue stopped</source>
        <translation>hàng đợi in đang dừng</translation>
    </message>
    <message>
        <source>printer broken</source>
        <translation>máy in báo hỏng</translation>
    </message>
    <message>
        <source>printer not reached</source>
        <translation>không liên lạc được với máy in</translation>
    </message>
    <message>
        <source>printer not ready</source>
        <translation>máy in chưa sẵn sàng</translation>
    </message>
    <message>
        <source>roll ends soon</source>
        <translation>sắp hết giấy</translation>
    </message>
    <message>
        <source>waited too long</source>
        <translation>chờ quá lâu</translation>
    </message>
    <message>
        <source>waits in the print queue</source>
        <translation>còn nằm trong hàng đợi in</translation>
    </message>
</context>
<context>
    <name>StaffDoor</name>
    <message>
        <source>A slip was lost</source>
        <translation>Mất phiếu</translation>
    </message>
    <message>
        <source>End the kiosk</source>
        <translation>Thoát máy lấy số</translation>
    </message>
    <message>
        <source>End the kiosk? It stays off until it is started again.</source>
        <translation>Thoát máy lấy số? Máy sẽ tắt cho đến khi được mở lại.</translation>
    </message>
    <message>
        <source>For staff</source>
        <translation>Dành cho cán bộ</translation>
    </message>
    <message>
        <source>It is off: the kiosk gives no numbers of it today.</source>
        <translation>Đã tạm ngừng: hôm nay máy không cấp số của dịch vụ này.</translation>
    </message>
    <message>
        <source>It is on again.</source>
        <translation>Đã mở lại dịch vụ.</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Ngôn ngữ</translation>
    </message>
    <message>
        <source>Languages that people may choose</source>
        <translation>Ngôn ngữ người dân được chọn</translation>
    </message>
    <message>
        <source>Last slip again</source>
        <translation>In lại phiếu gần nhất</translation>
    </message>
    <message>
        <source>Print a test page</source>
        <translation>In trang thử</translation>
    </message>
    <message>
        <source>Services off and on</source>
        <translation>Tạm ngừng, mở lại dịch vụ</translation>
    </message>
    <message>
        <source>Services: touch one to switch it off or on</source>
        <translation>Dịch vụ: chạm để tạm ngừng hoặc mở lại</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Khởi động lại</translation>
    </message>
    <message>
        <source>The slip of {number} is printed again.</source>
        <translation>Phiếu của số {number} đang được in lại.</translation>
    </message>
    <message>
        <source>The test page came out.</source>
        <translation>Trang thử đã in xong.</translation>
    </message>
    <message>
        <source>The test page did not come out.</source>
        <translation>Trang thử chưa in được.</translation>
    </message>
    <message>
        <source>The test page is being printed.</source>
        <translation>Trang thử đang được in.</translation>
    </message>
    <message>
        <source>The test page was sent: look whether it comes out.</source>
        <translation>Đã gửi trang thử đến máy in: xin xem trang có ra không.</translation>
    </message>
    <message>
        <source>Type the PIN of this kiosk</source>
        <translation>Nhập mã PIN của máy lấy số này</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Âm lượng</translation>
    </message>
    <message>
        <source>Volume of this kiosk</source>
        <translation>Âm lượng của máy lấy số này</translation>
    </message>
    <message>
        <source>Which slip was lost?</source>
        <translation>Số của phiếu bị mất</translation>
    </message>
    <message>
        <source>Why is it off? People read this.</source>
        <translation>Lý do tạm ngừng (người dân đọc được)</translation>
    </message>
    <message>
        <source>Yes, end it</source>
        <translation>Đồng ý thoát</translation>
    </message>
    <message>
        <source>none since the start</source>
        <translation>chưa có từ khi mở máy</translation>
    </message>
    <message>
        <source>off now: {count}</source>
        <translation>đang tạm ngừng: {count}</translation>
    </message>
    <message>
        <source>on</source>
        <translation>đang mở</translation>
    </message>
</context>
<context>
    <name>StaffLine</name>
    <message>
        <source>Staff: %1</source>
        <translation>Cán bộ: %1</translation>
    </message>
</context>
<context>
    <name>StaffPages</name>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>One moment, your number is coming</source>
        <translation>Xin chờ một chút, đang lấy số</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Trang %1 trên %2</translation>
    </message>
    <message>
        <source>Priority: now touch a service.</source>
        <translation>Đã chọn ưu tiên. Mời ông/bà chạm vào thủ tục cần làm.</translation>
    </message>
    <message>
        <source>Priority: touch a service</source>
        <translation>Ưu tiên: mời chọn thủ tục</translation>
    </message>
    <message>
        <source>Touch one to get your number.</source>
        <translation>Xin chạm vào thủ tục cần làm để lấy số.</translation>
    </message>
    <message>
        <source>What do you need today?</source>
        <translation>Ông/bà cần làm thủ tục gì?</translation>
    </message>
</context>
<context>
    <name>StayLine</name>
    <message numerus="yes">
        <source>The screen returns in %n second(s). Touch here to stay.</source>
        <translation>
            <numerusform>Màn hình trở về đầu sau %n giây. Chạm vào đây để ở lại.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>%1 did not come? Press F4 again, or Esc.</source>
        <translation>Số %1 vắng mặt? Bấm F4 lần nữa, Esc để hủy.</translation>
    </message>
    <message numerus="yes">
        <source>%1 waiting, up to %n min</source>
        <translation>
            <numerusform>Chờ %1 · lâu nhất %n phút</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: priority</source>
        <translation>%1: ưu tiên</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>Gọi lại</translation>
    </message>
    <message>
        <source>Call next</source>
        <translation>Gọi số tiếp</translation>
    </message>
    <message>
        <source>Called %1 ago</source>
        <translation>Gọi cách đây %1</translation>
    </message>
    <message>
        <source>Counter %1</source>
        <translation>Quầy %1</translation>
    </message>
    <message>
        <source>Counter is free</source>
        <translation>Quầy đang trống</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Xong</translation>
    </message>
    <message>
        <source>Done, next</source>
        <translation>Xong, gọi tiếp</translation>
    </message>
    <message>
        <source>End the pause</source>
        <translation>Làm tiếp</translation>
    </message>
    <message>
        <source>Kiosk calls</source>
        <translation>Máy lấy số gọi</translation>
    </message>
    <message>
        <source>Locked. Type the PIN here.</source>
        <translation>Đã khóa. Nhập mã PIN tại đây.</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Việc khác</translation>
    </message>
    <message>
        <source>Next: %1</source>
        <translation>Tiếp theo: %1</translation>
    </message>
    <message>
        <source>No-show</source>
        <translation>Vắng mặt</translation>
    </message>
    <message>
        <source>Nobody waiting</source>
        <translation>Không có người chờ</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Xin chờ một chút…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Mở rộng</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Đang tạm nghỉ</translation>
    </message>
    <message>
        <source>Serving for %1</source>
        <translation>Đang phục vụ %1</translation>
    </message>
    <message>
        <source>Since %1: %2</source>
        <translation>Từ %1: %2</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Bắt đầu</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Lấy lại</translation>
    </message>
    <message>
        <source>To see to</source>
        <translation>Có việc cần xem</translation>
    </message>
</context>
<context>
    <name>TicketPage</name>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n người</numerusform>
        </translation>
    </message>
    <message>
        <source>Before you</source>
        <translation>Trước ông/bà</translation>
    </message>
    <message>
        <source>Cancel %1?</source>
        <translation>Hủy số %1?</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Xong</translation>
    </message>
    <message>
        <source>For priority please tell the staff.</source>
        <translation>Diện ưu tiên mời báo cán bộ hướng dẫn.</translation>
    </message>
    <message>
        <source>I have priority</source>
        <translation>Tôi thuộc diện ưu tiên</translation>
    </message>
    <message>
        <source>Please listen for your number and watch the hall screen.</source>
        <translation>Mời ông/bà ngồi chờ, nghe gọi số và nhìn màn hình.</translation>
    </message>
    <message numerus="yes">
        <source>The screen returns in %n second(s)</source>
        <translation>
            <numerusform>Màn hình trở về sau %n giây</numerusform>
        </translation>
    </message>
    <message>
        <source>Touch again to cancel</source>
        <translation>Chạm lần nữa để hủy số</translation>
    </message>
    <message>
        <source>Wrong one? Cancel it</source>
        <translation>Chọn nhầm? Hủy số này</translation>
    </message>
    <message>
        <source>You are next</source>
        <translation>Ông/bà là người tiếp theo</translation>
    </message>
    <message>
        <source>Your number</source>
        <translation>Số của ông/bà</translation>
    </message>
    <message numerus="yes">
        <source>counter(s) %1</source>
        <translation>
            <numerusform>Quầy %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UndoKey</name>
    <message>
        <source>%1 came after all?</source>
        <translation>%1 đã đến?</translation>
    </message>
    <message>
        <source>%1 is back in the line: take it back?</source>
        <translation>Đã trả %1 về hàng chờ. Lấy lại?</translation>
    </message>
    <message>
        <source>%1 is not done yet?</source>
        <translation>%1 chưa xong?</translation>
    </message>
    <message>
        <source>%1 is put aside: take it back?</source>
        <translation>Đã tạm giữ %1. Lấy lại?</translation>
    </message>
    <message>
        <source>%1 is sent on: take it back?</source>
        <translation>Đã chuyển %1. Lấy lại?</translation>
    </message>
    <message>
        <source>Not here yet?</source>
        <translation>Chưa đến?</translation>
    </message>
</context>
<context>
    <name>WaitingCard</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n người chờ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>+%n service(s)</source>
        <translation>
            <numerusform>+%n dịch vụ</numerusform>
        </translation>
    </message>
    <message>
        <source>Next:</source>
        <translation>Tiếp theo</translation>
    </message>
    <message>
        <source>Nobody waiting</source>
        <translation>Chưa có ai chờ</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Ưu tiên</translation>
    </message>
</context>
<context>
    <name>WaitingRow</name>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n phút</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Counter %1 is on a break</source>
        <translation>Quầy %1 tạm nghỉ</translation>
    </message>
    <message>
        <source>No numbers are given now</source>
        <translation>Ngoài giờ lấy số</translation>
    </message>
    <message>
        <source>Please come back at</source>
        <comment>above the time</comment>
        <translation>Mời quý khách trở lại lúc</translation>
    </message>
    <message>
        <source>Please take a number at the kiosk</source>
        <translation>Mời quý khách lấy số tại máy lấy số</translation>
    </message>
    <message>
        <source>Please wait for your number</source>
        <translation>Mời quý khách chờ gọi số</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Kính chào quý khách</translation>
    </message>
    <message>
        <source>today</source>
        <comment>below the time</comment>
        <translation>hôm nay</translation>
    </message>
</context>
<context>
    <name>WorkPage</name>
    <message>
        <source>Call next number</source>
        <translation>Gọi số tiếp</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Xong</translation>
    </message>
    <message>
        <source>Done, call next</source>
        <translation>Xong, gọi tiếp</translation>
    </message>
    <message>
        <source>End the pause</source>
        <translation>Làm tiếp</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Xin chờ một chút…</translation>
    </message>
    <message>
        <source>Start serving</source>
        <translation>Bắt đầu phục vụ</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source> (did you mean &quot;{near}&quot;?)</source>
        <translation> (có phải ý bạn là &quot;{near}&quot;?)</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; cannot be the name of a kiosk, which is that of its printer too: lower case letters, digits and single hyphens, at most 20 characters, such as door.</source>
        <translation>&quot;{name}&quot; không dùng được làm tên máy lấy số. Tên này cũng là tên máy in của máy đó: chữ thường không dấu, chữ số và dấu gạch nối đơn, nhiều nhất 20 ký tự, ví dụ door.</translation>
    </message>
    <message>
        <source>&quot;{state}&quot; {id}: no appointment in the table says so</source>
        <translation>&quot;{state}&quot; {id}: không có lịch hẹn nào trong bảng khớp với mục này</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(trống)</translation>
    </message>
    <message>
        <source>A font is missing ({what}). Run: make setup</source>
        <translation>Thiếu phông chữ ({what}). Hãy chạy: make setup</translation>
    </message>
    <message>
        <source>A kiosk is running with the printer &quot;{printer}&quot; and may print at any moment. Close the kiosk first, or name another printer with --printer.</source>
        <translation>Một máy lấy số đang chạy với máy in &quot;{printer}&quot; và có thể in bất cứ lúc nào. Hãy đóng máy lấy số trước, hoặc chỉ định máy in khác bằng --printer.</translation>
    </message>
    <message>
        <source>A login cannot be called “{login}”. Write 1 to {longest} letters, such as kiosk-ea-drang.</source>
        <translation>Tên đăng nhập không thể là “{login}”. Xin ghi từ 1 đến {longest} ký tự, ví dụ kiosk-ea-drang.</translation>
    </message>
    <message>
        <source>A phone number has 8 to 15 digits.</source>
        <translation>Số điện thoại có từ 8 đến 15 chữ số.</translation>
    </message>
    <message>
        <source>A rating is a whole number from 1 to 5, its reason one of the hall&apos;s.</source>
        <translation>Điểm đánh giá là một số nguyên từ 1 đến 5, lý do là một trong các lý do của đơn vị.</translation>
    </message>
    <message>
        <source>A slip waits in the computer&apos;s print queue: see whether the printer is switched on and has paper.</source>
        <translation>Có phiếu còn nằm trong hàng đợi in của máy tính: xem máy in đã bật và còn giấy không.</translation>
    </message>
    <message>
        <source>A text holds a character that cannot be kept. Please write it again.</source>
        <translation>Có ký tự không lưu được. Xin viết lại.</translation>
    </message>
    <message>
        <source>Allowed: {allowed}</source>
        <translation>Được ghi: {allowed}</translation>
    </message>
    <message>
        <source>An administrator is of every hall</source>
        <translation>Quản trị viên thuộc mọi trung tâm</translation>
    </message>
    <message>
        <source>Another kiosk is running with the printer name &quot;{printer}&quot;. Use that one or close it; if both are to run, this one needs another name: in its own hall file [printer] name, or, if it has its hall from a hub, paired anew with bocso hub pair --kind kiosk --name NAME.</source>
        <translation>Một máy lấy số khác đang chạy với tên máy in &quot;{printer}&quot;. Hãy dùng máy đó hoặc tắt nó; nếu cần chạy cả hai, máy này phải có tên khác: ghi vào tệp của máy này, mục [printer] name; nếu máy này dùng máy trung tâm, xin ghép nối lại bằng lệnh bocso hub pair --kind kiosk --name TÊN.</translation>
    </message>
    <message>
        <source>Another program holds the queue&apos;s database {path}. Close it and try again.</source>
        <translation>Một chương trình khác đang giữ dữ liệu {path}. Xin đóng chương trình đó rồi thử lại.</translation>
    </message>
    <message>
        <source>Begin a new, empty queue? Its numbers begin at the first one again.</source>
        <translation>Bắt đầu một hàng chờ mới, trống? Các số sẽ cấp lại từ đầu.</translation>
    </message>
    <message>
        <source>Choose 4 to 8 digits that do not repeat (1111, 1212), are no run (1234) and no year (1985).</source>
        <translation>Hãy đặt mã từ 4 đến 8 chữ số, không giống nhau hết (1111), không lặp lại (1212), không liên tiếp (1234), không phải năm (1985).</translation>
    </message>
    <message>
        <source>Counter {counter} does not work on {service}. Choose another counter, or send it there with --anyway.</source>
        <translation>Quầy {counter} không làm dịch vụ {service}. Hãy chọn quầy khác; vẫn muốn chuyển thì thêm --anyway.</translation>
    </message>
    <message>
        <source>Counter {counter} has no call keypad on this computer. Begin with: bocso keypad learn PORT</source>
        <translation>Quầy {counter} chưa có bàn phím gọi số trên máy này. Hãy bắt đầu bằng lệnh: bocso keypad learn PORT</translation>
    </message>
    <message>
        <source>Counter {counter} has no number in hand. Call the next one first.</source>
        <translation>Quầy {counter} chưa gọi số nào. Xin gọi số tiếp trước.</translation>
    </message>
    <message>
        <source>Counter {counter} is already open.</source>
        <translation>Quầy {counter} đang mở rồi.</translation>
    </message>
    <message>
        <source>Counter {counter} is closed and would call nobody. Choose an open counter, or a service (a command sends it there with --anyway).</source>
        <translation>Quầy {counter} đang đóng nên sẽ không gọi ai. Hãy chọn quầy đang mở hoặc một dịch vụ (lệnh bocso vẫn chuyển được nếu thêm --anyway).</translation>
    </message>
    <message>
        <source>Counter {counter} is closed. Log on to the counter first.</source>
        <translation>Quầy {counter} đang đóng. Xin đăng nhập quầy trước.</translation>
    </message>
    <message>
        <source>Counter {counter} is not paused.</source>
        <translation>Quầy {counter} không tạm nghỉ.</translation>
    </message>
    <message>
        <source>Counter {counter} is paused already.</source>
        <translation>Quầy {counter} đang tạm nghỉ rồi.</translation>
    </message>
    <message>
        <source>Counter {counter} is paused. End the pause first.</source>
        <translation>Quầy {counter} đang tạm nghỉ. Xin bấm Làm tiếp trước.</translation>
    </message>
    <message>
        <source>Counter {counter} still has {number}. Finish it or mark it as no-show first.</source>
        <translation>Quầy {counter} còn số {number}. Xin bấm Xong hoặc Vắng mặt trước.</translation>
    </message>
    <message>
        <source>Entry {seq} was removed with the old days (up to {kept}): it cannot be compared any more.</source>
        <translation>Mục {seq} đã bị xóa cùng những ngày cũ (đến mục {kept}) nên không đối chiếu được nữa.</translation>
    </message>
    <message>
        <source>Every number of series {series} is still held by somebody. Please ask the staff.</source>
        <translation>Dịch vụ này tạm hết số (dãy {series}). Xin hỏi cán bộ hướng dẫn.</translation>
    </message>
    <message>
        <source>Feedback {feedback} is answered already.</source>
        <translation>Góp ý {feedback} đã được trả lời.</translation>
    </message>
    <message>
        <source>For priority of {number} please tell the staff.</source>
        <translation>Để được ưu tiên cho số {number}, mời báo cán bộ hướng dẫn.</translation>
    </message>
    <message>
        <source>Give a reason, in at most {longest} characters.</source>
        <translation>Xin ghi lý do, nhiều nhất {longest} ký tự.</translation>
    </message>
    <message>
        <source>Give one of these, not two: {allowed}</source>
        <translation>Ghi một trong các tùy chọn này: {allowed}</translation>
    </message>
    <message>
        <source>It goes with {other}</source>
        <translation>Phải ghi kèm {other}</translation>
    </message>
    <message>
        <source>It is not there</source>
        <translation>Không có ở đó</translation>
    </message>
    <message>
        <source>It was sent; such a sign says nothing. Look whether it shows {number}. If not: its cable, then dialect (as its switches or set-up tool say) and baud, of a bus also address and the wires A and B.</source>
        <translation>Đã gửi; bảng loại này không trả lời. Xin nhìn xem bảng có hiện {number} không. Nếu không: kiểm tra dây, rồi dialect (theo công tắc hoặc phần mềm cài đặt của bảng) và baud; trên đường RS-485 cả address và hai dây A, B.</translation>
    </message>
    <message>
        <source>Leave it out, or write a text of at most 100 characters</source>
        <translation>Bỏ tùy chọn này, hoặc ghi một đoạn không quá 100 ký tự</translation>
    </message>
    <message>
        <source>Locked: since {since} a wrong PIN was typed here {tries} times. A supervisor or an admin releases it.</source>
        <translation>Đã khóa: từ {since} mã PIN đã bị nhập sai {tries} lần. Người phụ trách hoặc người quản trị sẽ mở khóa.</translation>
    </message>
    <message>
        <source>Look whether the slip came out of the printer {printer}: {reason}.</source>
        <translation>Hãy xem máy in {printer} đã in phiếu chưa: {reason}.</translation>
    </message>
    <message>
        <source>Make a new certificate? Every device then has to be paired again.</source>
        <translation>Tạo chứng thư số mới? Khi đó mọi thiết bị phải ghép nối lại.</translation>
    </message>
    <message>
        <source>Mistakes in {path}: {count}. Correct them and try again.</source>
        <translation>Số lỗi trong {path}: {count}. Sửa rồi thử lại.</translation>
    </message>
    <message>
        <source>Mistakes in {path}: {count}. Run: bocso check {path}</source>
        <translation>{path} có {count} lỗi. Hãy chạy: bocso check {path}</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>Mã PIN mới</translation>
    </message>
    <message>
        <source>New PIN again</source>
        <translation>Nhập lại mã PIN mới</translation>
    </message>
    <message>
        <source>No PIN has been chosen for this kiosk yet. On its computer type: bocso kiosk pin</source>
        <translation>Máy lấy số này chưa có mã PIN. Trên máy tính này, gõ lệnh: bocso kiosk pin</translation>
    </message>
    <message>
        <source>No PIN has been chosen here yet. Choose one first.</source>
        <translation>Ở đây chưa đặt mã PIN. Xin đặt mã PIN trước.</translation>
    </message>
    <message>
        <source>No PIN was given. Type it, or send one line for each PIN that is asked for (old, then new).</source>
        <translation>Chưa có mã PIN. Hãy gõ vào, hoặc gửi mỗi mã PIN được hỏi trên một dòng (mã cũ trước, mã mới sau).</translation>
    </message>
    <message>
        <source>No appointment can be made for {at}: it is over, or the hall is closed.</source>
        <translation>Không hẹn được lúc {at}: giờ đó đã qua, hoặc ngoài giờ làm việc.</translation>
    </message>
    <message>
        <source>No copy can be put in the place of {path}: it is no ordinary file, or the queue itself.</source>
        <translation>Không thể đặt bản sao vào chỗ {path}: đó không phải tệp thường, hoặc chính là tệp hàng chờ.</translation>
    </message>
    <message>
        <source>No hub was found in this network. Is its computer switched on, and is this one in the same network? Otherwise say its address: bocso pair https://may-lay-so:8765</source>
        <translation>Không thấy máy trung tâm nào trong mạng này. Máy đó đã bật chưa, máy này có cùng mạng không? Nếu biết địa chỉ, xin ghi ra: bocso pair https://may-lay-so:8765</translation>
    </message>
    <message>
        <source>No key of the keypad at {port} was pressed. Nothing was changed.</source>
        <translation>Chưa bấm phím nào của bàn phím gọi số ở {port}. Chưa có gì thay đổi.</translation>
    </message>
    <message>
        <source>No number has been given in {path} yet. The first one is given by the kiosk, or by: bocso issue</source>
        <translation>Trong {path} chưa cấp số nào. Số đầu tiên được cấp ở máy lấy số, hoặc bằng lệnh: bocso issue</translation>
    </message>
    <message>
        <source>No numbers are given now. Numbers are given again at {opens}.</source>
        <translation>Ngoài giờ lấy số. Mời ông/bà lấy số từ {opens}.</translation>
    </message>
    <message>
        <source>No slip has this code. Please give it as it stands on the slip.</source>
        <translation>Không có phiếu nào mang mã này. Xin nhập đúng mã in trên phiếu.</translation>
    </message>
    <message>
        <source>Nobody is waiting for counter {counter}.</source>
        <translation>Chưa có ai chờ quầy {counter}.</translation>
    </message>
    <message>
        <source>Nobody stands behind {number}: there is no place further back.</source>
        <translation>Sau số {number} chưa có ai nên không lùi được nữa.</translation>
    </message>
    <message>
        <source>Nobody waits for that help any more.</source>
        <translation>Không còn ai chờ hỗ trợ ở đó nữa.</translation>
    </message>
    <message>
        <source>Nothing can be heard on this computer. Connect a loudspeaker or switch the television on, then try again. ({reason})</source>
        <translation>Máy này không phát ra tiếng. Cắm loa hoặc bật tivi rồi thử lại. ({reason})</translation>
    </message>
    <message>
        <source>Nothing is open about the slip of {number}: it is out, or just being printed.</source>
        <translation>Phiếu số {number} không còn gì phải xử lý: đã in xong, hoặc đang in.</translation>
    </message>
    <message>
        <source>Nothing was changed. If it is meant, add --yes.</source>
        <translation>Chưa thay đổi gì. Nếu đúng ý, xin thêm --yes.</translation>
    </message>
    <message>
        <source>Number of the hall that this computer belongs to</source>
        <translation>Số thứ tự của đơn vị có máy này trong danh sách trên</translation>
    </message>
    <message>
        <source>Numbers given since the copy are in no queue any more. Please give who holds one a new number.</source>
        <translation>Số đã phát sau bản sao không còn trong hàng chờ. Xin mời người đang giữ số đó lấy số mới.</translation>
    </message>
    <message>
        <source>Old PIN</source>
        <translation>Mã PIN cũ</translation>
    </message>
    <message>
        <source>On this computer the hub of this database is running already, perhaps as a service. There is nothing more to start: bocso hub find shows where it answers. To start it here, stop that one first: sudo systemctl stop bocso-hub (with --user: systemctl --user stop bocso-hub).</source>
        <translation>Máy trung tâm của cơ sở dữ liệu này đang chạy trên máy tính này rồi, có thể dưới dạng dịch vụ. Không cần khởi động thêm: lệnh bocso hub find cho biết địa chỉ của máy trung tâm. Nếu muốn chạy tại đây, xin dừng dịch vụ trước: sudo systemctl stop bocso-hub (với --user: systemctl --user stop bocso-hub).</translation>
    </message>
    <message>
        <source>On this computer {app} is running already. Use the window that is open.</source>
        <translation>Trên máy này {app} đang chạy rồi. Hãy dùng cửa sổ đang mở.</translation>
    </message>
    <message>
        <source>One language must stay. Show another one first.</source>
        <translation>Phải giữ lại một ngôn ngữ. Hãy bật ngôn ngữ khác trước.</translation>
    </message>
    <message>
        <source>One-time code</source>
        <translation>Mã dùng một lần</translation>
    </message>
    <message>
        <source>Out of paper: open the cover, put in a new roll, close the cover.</source>
        <translation>Hết giấy: mở nắp, lắp cuộn giấy mới, đóng nắp.</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>Mã PIN</translation>
    </message>
    <message>
        <source>Pairing code</source>
        <translation>Mã ghép nối</translation>
    </message>
    <message>
        <source>Paper is near its end: have a new roll at hand.</source>
        <translation>Sắp hết giấy: chuẩn bị sẵn cuộn mới.</translation>
    </message>
    <message>
        <source>Pictures, slips, journal.jsonl and summary.json are in {out}</source>
        <translation>Ảnh, phiếu, journal.jsonl và summary.json nằm trong {out}</translation>
    </message>
    <message>
        <source>Please give a whole number: up to {most} đồng, or up to {copies} pages and copies.</source>
        <translation>Mời nhập một số nguyên: tối đa {most} đồng, hoặc tối đa {copies} trang và bản.</translation>
    </message>
    <message>
        <source>Port {port} is used by another program. Choose another with --port.</source>
        <translation>Cổng {port} đang được chương trình khác dùng. Hãy chọn cổng khác bằng --port.</translation>
    </message>
    <message>
        <source>Press the key for: {action} (none within {seconds} s: no key)</source>
        <translation>Bấm phím dùng để: {action} (không bấm trong {seconds} giây: không dùng phím nào)</translation>
    </message>
    <message>
        <source>Print one short line?</source>
        <translation>In thử một dòng ngắn?</translation>
    </message>
    <message>
        <source>Putting back {path} undoes {entries} entries written since {at}. If that is meant, add --yes.</source>
        <translation>Khôi phục {path} sẽ bỏ {entries} mục nhật ký ghi từ {at} đến nay. Nếu đúng ý, xin thêm --yes.</translation>
    </message>
    <message>
        <source>Remove {entries} entries for good, up to and with {day}?</source>
        <translation>Xóa hẳn {entries} mục nhật ký, đến hết ngày {day}?</translation>
    </message>
    <message>
        <source>Run it without sudo, as the user for whom it is</source>
        <translation>Hãy chạy không có sudo, bằng chính người dùng máy này</translation>
    </message>
    <message>
        <source>Say who logs on to counter {counter}. Clerks of this hall: {known}.</source>
        <translation>Xin chọn người đăng nhập quầy {counter}. Cán bộ ở đây: {known}.</translation>
    </message>
    <message>
        <source>Screen {screen} is not there (there are: {there}). Switch it on, and its picture comes by itself; or correct the hall file.</source>
        <translation>Không thấy màn hình {screen} (đang có: {there}). Hãy bật màn hình đó, hình sẽ tự hiện; nếu ghi sai thì sửa tệp cấu hình.</translation>
    </message>
    <message>
        <source>Since {since} a wrong PIN was typed here {tries} times.</source>
        <translation>Từ {since} đã có {tries} lần nhập sai mã PIN ở đây.</translation>
    </message>
    <message>
        <source>Since {since} a wrong PIN was typed here {tries} times. Wait {wait}. If it was not you, tell whoever looks after the hall.</source>
        <translation>Từ {since} đã có {tries} lần nhập sai mã PIN ở đây. Xin chờ {wait}. Nếu không phải tự mình nhập sai, xin báo người phụ trách.</translation>
    </message>
    <message>
        <source>Somebody has just written here. Please send yours in a minute.</source>
        <translation>Máy vừa nhận một góp ý khác. Xin chờ một phút rồi gửi lại.</translation>
    </message>
    <message>
        <source>Something went wrong. Please call the staff.</source>
        <translation>Máy đang gặp trục trặc. Xin ông/bà báo cán bộ hướng dẫn.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Đã dừng.</translation>
    </message>
    <message>
        <source>TOML, as in the example assets/halls/ea-drang.toml</source>
        <translation>cú pháp TOML, như trong tệp mẫu assets/halls/ea-drang.toml</translation>
    </message>
    <message>
        <source>That PIN is not right. Tries left: {left}.</source>
        <translation>Mã PIN chưa đúng. Còn {left} lần thử.</translation>
    </message>
    <message>
        <source>That is only for: {role}.</source>
        <translation>Việc này chỉ dành cho {role}.</translation>
    </message>
    <message>
        <source>That key is {action} already.</source>
        <translation>Phím đó đã dùng để {action}.</translation>
    </message>
    <message>
        <source>That one-time code is not right. Tries left: {left}.</source>
        <translation>Mã dùng một lần không đúng. Còn {left} lần thử.</translation>
    </message>
    <message>
        <source>That one-time code is over. Ask for a new one.</source>
        <translation>Mã dùng một lần đã hết hạn. Xin mã mới.</translation>
    </message>
    <message>
        <source>The appointment for {at} {reason}.</source>
        <translation>Lịch hẹn {at} {reason}.</translation>
    </message>
    <message>
        <source>The call keypad at {port} does nothing: {reason}.</source>
        <translation>Bàn phím gọi số ở {port} không hoạt động: {reason}.</translation>
    </message>
    <message>
        <source>The catalogue of procedures has mistakes: {count}. At the hub run: bocso procedures check {path}</source>
        <translation>Danh mục thủ tục có {count} lỗi. Ở máy trung tâm hãy chạy: bocso procedures check {path}</translation>
    </message>
    <message>
        <source>The clock of this computer shows {shows}, that of the database server {expected}, and people are waiting. Set the wrong one right, then go on. If {shows} is right, an administrator runs: bocso clock --put-right --reason TEXT (what waits then expires).</source>
        <translation>Đồng hồ máy này chỉ {shows}, đồng hồ máy chủ dữ liệu chỉ {expected}, trong khi còn người chờ. Hãy chỉnh lại đồng hồ sai rồi làm tiếp. Nếu {shows} là đúng, người quản trị chạy lệnh: bocso clock --put-right --reason TEXT (các số đang chờ khi đó sẽ hết hiệu lực).</translation>
    </message>
    <message>
        <source>The clock of this computer shows {shows}; it should be about {expected}, and people are waiting. Set it right, then go on. If {shows} is right, an administrator runs: bocso clock --put-right --reason TEXT (what waits then expires).</source>
        <translation>Đồng hồ máy này chỉ {shows}, lẽ ra khoảng {expected}, trong khi còn người chờ. Hãy chỉnh lại cho đúng rồi làm tiếp. Nếu {shows} là đúng, người quản trị chạy lệnh: bocso clock --put-right --reason TEXT (các số đang chờ khi đó sẽ hết hiệu lực).</translation>
    </message>
    <message>
        <source>The command line has words too many: {name}</source>
        <translation>Dòng lệnh thừa: {name}</translation>
    </message>
    <message>
        <source>The command line is not right</source>
        <translation>Dòng lệnh không đúng</translation>
    </message>
    <message>
        <source>The command line lacks {name}</source>
        <translation>Dòng lệnh còn thiếu {name}</translation>
    </message>
    <message>
        <source>The connection to {path} was lost just while it was being written to: this may have been done, or not. Look before you do it again; with the same --request-id it is done only once.</source>
        <translation>Mất kết nối với {path} đúng lúc đang ghi: việc này có thể đã được ghi, cũng có thể chưa. Hãy xem lại trước khi làm lại; làm lại với cùng --request-id thì chỉ được ghi một lần.</translation>
    </message>
    <message>
        <source>The counter&apos;s window takes it at its next start.</source>
        <translation>Cửa sổ của quầy dùng phím này từ lần mở sau.</translation>
    </message>
    <message>
        <source>The cutter or the paper is jammed: switch the printer off, take the jammed paper out, switch it on.</source>
        <translation>Kẹt dao cắt hoặc kẹt giấy: tắt máy in, lấy giấy kẹt ra, bật máy lại.</translation>
    </message>
    <message>
        <source>The database address of {path} is wrong: {reason}. Such are right: postgresql://server/queue</source>
        <translation>Địa chỉ cơ sở dữ liệu {path} bị sai: {reason}. Ví dụ đúng: postgresql://server/queue</translation>
    </message>
    <message>
        <source>The database server {path} does not answer. Is it switched on, and is this computer in the network? ({reason})</source>
        <translation>Máy chủ dữ liệu {path} không trả lời. Máy chủ đã bật chưa, máy này đã nối mạng chưa? ({reason})</translation>
    </message>
    <message>
        <source>The database {path} does not accept this name and password. Correct the database address.</source>
        <translation>Cơ sở dữ liệu {path} không nhận tên và mật khẩu này. Xin sửa lại địa chỉ cơ sở dữ liệu.</translation>
    </message>
    <message>
        <source>The database {path} keeps its texts in {encoding}. Let its administrator make one in UTF8: createdb --encoding UTF8 --template template0 NAME</source>
        <translation>Cơ sở dữ liệu {path} lưu chữ theo bảng mã {encoding}. Xin nhờ người quản trị tạo cơ sở dữ liệu UTF8: createdb --encoding UTF8 --template template0 TÊN</translation>
    </message>
    <message>
        <source>The database {path} takes no more connections of this login. Close programs of this hall that nobody needs, or let the administrator allow more.</source>
        <translation>Cơ sở dữ liệu {path} không nhận thêm kết nối của tên đăng nhập này. Xin đóng chương trình không cần dùng, hoặc nhờ người quản trị cho phép thêm.</translation>
    </message>
    <message>
        <source>The demonstration stopped: {reason}</source>
        <translation>Buổi chạy thử đã dừng: {reason}</translation>
    </message>
    <message>
        <source>The disk with {path} is full. Free some space; no number was lost.</source>
        <translation>Ổ đĩa chứa {path} đã đầy. Xin dọn bớt; không số nào bị mất.</translation>
    </message>
    <message>
        <source>The disk {disk} with the folder of the copies {folder} is not there. Connect it. If copies are to lie on this disk from now on, delete {note}.</source>
        <translation>Không thấy ổ đĩa {disk} chứa thư mục bản sao {folder}. Xin cắm ổ đĩa. Nếu từ nay muốn để bản sao ở ổ đĩa này, xin xóa tệp {note}.</translation>
    </message>
    <message>
        <source>The first PIN needs the one-time code that an admin or a supervisor gives. Ask for one.</source>
        <translation>Đặt mã PIN lần đầu cần mã dùng một lần do người quản trị hoặc người phụ trách cấp. Hãy xin mã đó.</translation>
    </message>
    <message>
        <source>The first clerk of a hall is its admin. Add that one with --admin.</source>
        <translation>Người đầu tiên của đơn vị phải là người quản trị. Hãy thêm người đó với --admin.</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be written to. Choose another one. ({reason})</source>
        <translation>Không ghi được vào thư mục {folder}. Hãy chọn thư mục khác. ({reason})</translation>
    </message>
    <message>
        <source>The hall file has no [[screen]] &quot;{name}&quot;. It has: {known}</source>
        <translation>Tệp đơn vị không có [[screen]] &quot;{name}&quot;. Tệp có: {known}</translation>
    </message>
    <message>
        <source>The hall file has no such sign. Write [[sign]] tables into it (docs/signs.md).</source>
        <translation>Tệp cấu hình không có bảng số quầy nào như vậy. Hãy ghi các bảng [[sign]] vào đó (docs/signs.md).</translation>
    </message>
    <message>
        <source>The hall file {path} names no catalogue of its own. Write into it: [procedures] file = &quot;procedures.csv&quot;</source>
        <translation>Tệp cấu hình {path} chưa ghi tệp danh mục thủ tục riêng. Ghi thêm vào đó: [procedures] file = &quot;procedures.csv&quot;</translation>
    </message>
    <message>
        <source>The hall goes by this computer&apos;s clock already: there is nothing to put right.</source>
        <translation>Hệ thống đang theo đúng đồng hồ máy này: không có gì phải chỉnh.</translation>
    </message>
    <message>
        <source>The hall screens show it and do not say it ({language}): the hall has no recordings for all of it, and this computer has no espeak-ng. Record the words (bocso voice record), or install espeak-ng where the screens run.</source>
        <translation>Màn hình sảnh hiện câu này nhưng không đọc ({language}): đơn vị chưa có đủ bản thu cho cả câu và máy này không có espeak-ng. Hãy thu các từ còn thiếu (bocso voice record) hoặc cài espeak-ng trên máy chạy màn hình sảnh.</translation>
    </message>
    <message>
        <source>The hall screens show it and do not say it: so the hall file has it now ([display] voice, volume, volume_at).</source>
        <translation>Màn hình sảnh hiện câu này nhưng không đọc: tệp cấu hình đang đặt như vậy vào giờ này ([display] voice, volume, volume_at).</translation>
    </message>
    <message>
        <source>The hall {hall} is not in {path}. Halls in it: {known}. Is --hall the right hall file? If it is, no number was given there yet.</source>
        <translation>Không có đơn vị {hall} trong {path}. Trong đó có: {known}. Tệp ghi ở --hall có đúng không? Nếu đúng thì đơn vị đó chưa cấp số nào.</translation>
    </message>
    <message>
        <source>The hall&apos;s settings were changed. Close this window and open it again to work with them.</source>
        <translation>Cài đặt của đơn vị đã thay đổi. Xin đóng cửa sổ này rồi mở lại để dùng cài đặt mới.</translation>
    </message>
    <message>
        <source>The hall&apos;s time will follow this computer&apos;s clock. Numbers not done yet that expire: {open}. Go on?</source>
        <translation>Giờ của hệ thống sẽ theo đồng hồ máy này. {open} số chưa xong sẽ hết hiệu lực. Tiếp tục?</translation>
    </message>
    <message>
        <source>The hub cannot answer at {host}, port {port} ({reason}). Give an address of this computer with --host, or leave it out; give a port above 1023 with --port.</source>
        <translation>Máy trung tâm không trả lời được ở {host}, cổng {port} ({reason}). Xin ghi một địa chỉ của máy này sau --host, hoặc bỏ --host; sau --port ghi cổng trên 1023.</translation>
    </message>
    <message>
        <source>The hub does not know this device. Pair it: on the hub&apos;s computer run bocso hub pair, on this one bocso pair ADDRESS.</source>
        <translation>Máy trung tâm chưa nhận thiết bị này. Xin ghép nối: chạy bocso hub pair trên máy trung tâm, rồi chạy bocso pair ADDRESS trên máy này.</translation>
    </message>
    <message>
        <source>The hub {address} does not answer. Is its computer switched on, and is this one in the network? ({reason})</source>
        <translation>Máy trung tâm {address} không trả lời. Máy đó đã bật chưa, máy này đã nối mạng chưa? ({reason})</translation>
    </message>
    <message>
        <source>The hub {address} shows another certificate than when this device was paired, so nothing was sent to it. Ask whoever looks after the hall. If the hub got a new one, pair this device again: bocso pair {address}</source>
        <translation>Máy trung tâm {address} đưa ra chứng thư số khác với lúc ghép nối, nên máy này chưa gửi gì đến đó. Xin hỏi người quản trị. Nếu máy trung tâm đã có chứng thư mới, hãy ghép nối lại: bocso pair {address}</translation>
    </message>
    <message>
        <source>The hub&apos;s certificate is {shown}. Does the hub&apos;s computer show the same?</source>
        <translation>Chứng thư số của máy trung tâm là {shown}. Máy trung tâm có hiện đúng như vậy không?</translation>
    </message>
    <message>
        <source>The hub&apos;s certificate {path} cannot be used ({reason}). Put the file back from a copy. Only if there is none, make a new one with bocso hub certificate --new; then every device is paired again.</source>
        <translation>Không dùng được chứng thư số của máy trung tâm {path} ({reason}). Xin đưa tệp về từ bản sao. Chỉ khi không còn bản nào mới tạo chứng thư mới: bocso hub certificate --new; khi đó mọi thiết bị phải ghép nối lại.</translation>
    </message>
    <message>
        <source>The journal of {hall} in {path} holds only up to entry {seq}. Choose another copy.</source>
        <translation>Nhật ký của {hall} trong {path} chỉ còn đúng đến mục {seq}. Xin chọn bản sao khác.</translation>
    </message>
    <message>
        <source>The option {name} lacks its value</source>
        <translation>Tùy chọn {name} còn thiếu giá trị</translation>
    </message>
    <message>
        <source>The option {name} takes no value</source>
        <translation>Tùy chọn {name} không nhận giá trị</translation>
    </message>
    <message>
        <source>The pairing of this device in {path} cannot be read. Pair it again: bocso pair {address}</source>
        <translation>Không đọc được thông tin ghép nối của thiết bị này trong {path}. Xin ghép nối lại: bocso pair {address}</translation>
    </message>
    <message>
        <source>The pairing of this device was ended at the hub. If it is to be used, pair it again: on the hub&apos;s computer run bocso hub pair, on this one bocso pair ADDRESS.</source>
        <translation>Máy trung tâm đã thu hồi ghép nối của thiết bị này. Nếu còn dùng, xin ghép nối lại: chạy bocso hub pair trên máy trung tâm, rồi chạy bocso pair ADDRESS trên máy này.</translation>
    </message>
    <message>
        <source>The print head is too hot: wait a few minutes, it goes on by itself.</source>
        <translation>Đầu in quá nóng: chờ vài phút, máy sẽ tự in tiếp.</translation>
    </message>
    <message>
        <source>The print queue is stopped: see to the printer&apos;s paper and cover, then resume the queue in the computer&apos;s printer settings.</source>
        <translation>Hàng đợi in đang dừng: kiểm tra giấy và nắp máy in, rồi cho hàng đợi chạy lại trong phần cài đặt máy in của máy tính.</translation>
    </message>
    <message>
        <source>The print queue takes no jobs: allow jobs again in the computer&apos;s printer settings.</source>
        <translation>Hàng đợi in không nhận phiếu: cho phép nhận lại trong phần cài đặt máy in của máy tính.</translation>
    </message>
    <message>
        <source>The printer cannot be reached: see whether it is switched on and its cable is plugged in.</source>
        <translation>Không kết nối được máy in: xem máy đã bật và đã cắm dây chưa.</translation>
    </message>
    <message>
        <source>The printer holds the slip of {number} and prints it by itself when it is ready again. To print it once more all the same, add --yes.</source>
        <translation>Máy in đang giữ phiếu {number} và sẽ tự in khi sẵn sàng trở lại. Nếu vẫn muốn in thêm, hãy thêm --yes.</translation>
    </message>
    <message>
        <source>The printer is not ready: look at its lamps, press its online button or close its cover.</source>
        <translation>Máy in chưa sẵn sàng: xem đèn báo, bấm nút Online hoặc đóng nắp.</translation>
    </message>
    <message>
        <source>The printer is ready.</source>
        <translation>Máy in sẵn sàng.</translation>
    </message>
    <message>
        <source>The printer reports a fault: switch it off and on; if it stays, call for repair.</source>
        <translation>Máy in báo lỗi: tắt rồi bật lại; nếu vẫn lỗi, gọi người sửa.</translation>
    </message>
    <message>
        <source>The printer says nothing about itself: look whether the slips come out.</source>
        <translation>Máy in không báo gì: hãy nhìn xem phiếu có ra không.</translation>
    </message>
    <message>
        <source>The printer {printer} cannot print now. {reason}</source>
        <translation>Máy in {printer} chưa in được. {reason}</translation>
    </message>
    <message>
        <source>The printer {printer} does not answer: {reason}.</source>
        <translation>Máy in {printer} không trả lời: {reason}.</translation>
    </message>
    <message>
        <source>The printer&apos;s cover is open: close it until it clicks.</source>
        <translation>Nắp máy in đang mở: đóng nắp lại cho đến khi nghe tiếng tách.</translation>
    </message>
    <message>
        <source>The program does not know this language. Write what is read for each clip into the column text of {file}, then start again.</source>
        <translation>Chương trình chưa biết ngôn ngữ này. Xin ghi lời đọc của từng từ vào cột text của {file}, rồi chạy lại.</translation>
    </message>
    <message>
        <source>The program itself speaks {language}; a language of the hall&apos;s own has another code.</source>
        <translation>Chương trình đã có sẵn tiếng {language}; ngôn ngữ của đơn vị dùng mã khác.</translation>
    </message>
    <message>
        <source>The queue cannot be reached: see whether its computer and the network between are switched on.</source>
        <translation>Chưa kết nối được hàng chờ: xin xem máy tính chứa hàng chờ và mạng đã bật chưa.</translation>
    </message>
    <message>
        <source>The queue&apos;s database cannot be used. ({reason})</source>
        <translation>Chưa dùng được dữ liệu hàng chờ. ({reason})</translation>
    </message>
    <message>
        <source>The queue&apos;s database is damaged: in the table &quot;{table}&quot; the row with {row} cannot be read ({detail}). See how much is with bocso verify; put a backup back with bocso restore FILE.</source>
        <translation>Cơ sở dữ liệu hàng chờ bị hỏng: trong bảng &quot;{table}&quot;, không đọc được dòng có {row} ({detail}). Xem hỏng đến đâu: bocso verify; đưa bản sao vào thay: bocso restore TỆP.</translation>
    </message>
    <message>
        <source>The queue&apos;s database was busy for too long. Please try again.</source>
        <translation>Dữ liệu hàng đợi bận quá lâu. Xin thử lại.</translation>
    </message>
    <message>
        <source>The queue&apos;s database {path} may only be read. Give this user the right to write to it.</source>
        <translation>Dữ liệu hàng chờ {path} chỉ đọc được. Xin cấp quyền ghi cho người dùng này.</translation>
    </message>
    <message>
        <source>The request id {request_id} was used for another action before.</source>
        <translation>Mã yêu cầu {request_id} đã dùng cho một việc khác.</translation>
    </message>
    <message>
        <source>The serial line is slow ({baud} baud): a slip takes about {seconds} s. Set 115200 at the printer.</source>
        <translation>Cổng nối tiếp chậm ({baud} baud): mỗi phiếu mất khoảng {seconds} giây. Hãy đặt 115200 trên máy in.</translation>
    </message>
    <message>
        <source>The server has no database {path}. An administrator makes it with createdb.</source>
        <translation>Máy chủ không có cơ sở dữ liệu {path}. Quản trị viên tạo bằng lệnh createdb.</translation>
    </message>
    <message>
        <source>The server says that {path} is damaged. Let its administrator put a backup of the server back.</source>
        <translation>Máy chủ báo {path} bị hỏng. Xin nhờ người quản trị khôi phục từ bản sao lưu của máy chủ.</translation>
    </message>
    <message>
        <source>The service {service} is off already. For another reason, switch it on first.</source>
        <translation>Dịch vụ {service} đã tạm ngừng rồi. Muốn đổi lý do, hãy mở lại trước.</translation>
    </message>
    <message>
        <source>The service {service} is on already.</source>
        <translation>Dịch vụ {service} đang nhận bình thường rồi.</translation>
    </message>
    <message>
        <source>The sign of counter {counter} at {port} shows nothing new: {reason}.</source>
        <translation>Bảng số của quầy {counter} ở cổng {port} không hiện được số mới: {reason}.</translation>
    </message>
    <message>
        <source>The sign says that it has it. Look whether it shows {number}.</source>
        <translation>Bảng báo đã nhận. Xin nhìn xem bảng có hiện {number} không.</translation>
    </message>
    <message>
        <source>The staff have been called. Somebody is coming.</source>
        <translation>Đã gọi cán bộ. Cán bộ đang đến.</translation>
    </message>
    <message>
        <source>The text is empty. Please write what people are to read.</source>
        <translation>Nội dung đang trống. Xin ghi điều cần báo cho mọi người.</translation>
    </message>
    <message>
        <source>The text is too long: at most {longest} characters, please.</source>
        <translation>Nội dung quá dài: xin viết tối đa {longest} ký tự.</translation>
    </message>
    <message>
        <source>The texts of a language are missing ({what}). Run: make setup</source>
        <translation>Thiếu tệp chữ của một ngôn ngữ ({what}). Hãy chạy: make setup</translation>
    </message>
    <message>
        <source>The time {at} is full. Please choose another.</source>
        <translation>Giờ {at} đã đủ người hẹn. Xin chọn giờ khác.</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>Hai lần nhập không giống nhau.</translation>
    </message>
    <message>
        <source>The value of {name} cannot be used{value}</source>
        <translation>Giá trị của {name} không dùng được{value}</translation>
    </message>
    <message>
        <source>The visitor&apos;s panel has ended and is started again. If this stays here, run bocso panel --counter {counter}: it says why.</source>
        <translation>Màn hình đánh giá tại quầy đã tắt và đang được mở lại. Nếu dòng này không mất, xin nhờ người quản trị chạy bocso panel --counter {counter} để xem nguyên nhân.</translation>
    </message>
    <message>
        <source>The visitor&apos;s panel would cover this screen ({screen}). In the hall file give counter {counter} another panel_screen.</source>
        <translation>Màn hình đánh giá sẽ che màn hình chính ({screen}) của máy này. Trong tệp cấu hình, hãy ghi panel_screen khác cho quầy {counter}.</translation>
    </message>
    <message>
        <source>The visitor&apos;s screen ({screen}) is not there. Switch it on or look at its cable; the panel then comes by itself.</source>
        <translation>Không thấy màn hình đánh giá tại quầy ({screen}). Hãy bật màn hình hoặc kiểm tra dây; hình sẽ tự hiện.</translation>
    </message>
    <message>
        <source>The year is from {least} to {most}</source>
        <translation>Năm phải từ {least} đến {most}</translation>
    </message>
    <message>
        <source>There is a PIN already. Give the old one to change it.</source>
        <translation>Đã có mã PIN. Xin nhập mã cũ để đổi.</translation>
    </message>
    <message>
        <source>There is a clerk {clerk} already. Add what tells them apart, such as the office.</source>
        <translation>Đã có cán bộ tên {clerk}. Hãy thêm chữ để phân biệt, ví dụ lĩnh vực phụ trách.</translation>
    </message>
    <message>
        <source>There is a login {login} on the server already. Choose another name.</source>
        <translation>Máy chủ đã có tên đăng nhập {login}. Xin chọn tên khác.</translation>
    </message>
    <message>
        <source>There is no clerk {clerk}. Clerks of this hall: {known}.</source>
        <translation>Không có cán bộ {clerk}. Cán bộ ở đây: {known}.</translation>
    </message>
    <message>
        <source>There is no command {name}</source>
        <translation>Không có lệnh {name}</translation>
    </message>
    <message>
        <source>There is no counter {counter}. Counters of this hall: {known}.</source>
        <translation>Không có quầy {counter}. Các quầy ở đây: {known}.</translation>
    </message>
    <message>
        <source>There is no device {device} in this hall. Those that are paired are listed by: bocso hub devices</source>
        <translation>Đơn vị không có thiết bị số {device}. Xem các thiết bị đã ghép nối: bocso hub devices</translation>
    </message>
    <message>
        <source>There is no fee {fee}. Fees of this hall: {known}.</source>
        <translation>Không có khoản phí {fee}. Các khoản phí của đơn vị: {known}.</translation>
    </message>
    <message>
        <source>There is no feedback {feedback} here.</source>
        <translation>Không có góp ý nào mang mã {feedback}.</translation>
    </message>
    <message>
        <source>There is no file {path}.</source>
        <translation>Không có tệp {path}.</translation>
    </message>
    <message>
        <source>There is no folder {folder}. Is its disk there? If it is, make the folder.</source>
        <translation>Không có thư mục {folder}. Ổ đĩa của thư mục đã được cắm chưa? Nếu đã cắm, xin tạo thư mục đó.</translation>
    </message>
    <message>
        <source>There is no hub on this computer: it is a device of the hub at {address}. Run this on the hub&apos;s computer. (If this is to be a hub, start it first: bocso hub)</source>
        <translation>Trên máy tính này không có máy trung tâm: đây là thiết bị của máy trung tâm tại {address}. Xin chạy lệnh này trên máy trung tâm. (Nếu máy này sẽ là máy trung tâm, xin khởi động trước: bocso hub)</translation>
    </message>
    <message>
        <source>There is no notice {notice} today. Notices of today: {known}.</source>
        <translation>Hôm nay không có thông báo số {notice}. Các thông báo hôm nay: {known}.</translation>
    </message>
    <message>
        <source>There is no option {name}</source>
        <translation>Không có tùy chọn {name}</translation>
    </message>
    <message>
        <source>There is no printer &quot;{printer}&quot; in this hall. There are: {known}.</source>
        <translation>Ở đây không có máy in &quot;{printer}&quot;. Đang có: {known}.</translation>
    </message>
    <message>
        <source>There is no queue in {path} yet: no number was given on this computer. Starting the kiosk or a counter begins it, or run: bocso db new</source>
        <translation>Chưa có hàng chờ trong {path}: máy tính này chưa cấp số nào. Hãy mở máy lấy số hoặc quầy để bắt đầu, hoặc chạy: bocso db new</translation>
    </message>
    <message>
        <source>There is no queue in {path}: the file is missing or empty. Is its disk there? If it is lost, put a copy back: bocso restore FILE. Only to begin at the first number again: bocso db new</source>
        <translation>Không có hàng chờ trong {path}: tệp bị mất hoặc rỗng. Ổ đĩa chứa tệp còn đó không? Nếu đã mất, hãy khôi phục bản sao: bocso restore TỆP. Chỉ khi muốn bắt đầu lại từ số đầu tiên: bocso db new</translation>
    </message>
    <message>
        <source>There is no screen here. Start this on a desktop, or run: bocso demo --out pictures</source>
        <translation>Máy này không có màn hình. Hãy mở trên máy có màn hình, hoặc chạy: bocso demo --out pictures</translation>
    </message>
    <message>
        <source>There is no screen: the hall runs offscreen (bocso demo).</source>
        <translation>Máy này không có màn hình: chạy thử không hiện cửa sổ (bocso demo).</translation>
    </message>
    <message>
        <source>There is no service {service}. Services of this hall: {known}.</source>
        <translation>Không có dịch vụ {service}. Các dịch vụ ở đây: {known}.</translation>
    </message>
    <message>
        <source>There is no such appointment. Please take an ordinary number.</source>
        <translation>Không thấy lịch hẹn này. Mời ông/bà lấy số thường.</translation>
    </message>
    <message>
        <source>There is no such number today: {number}.</source>
        <translation>Hôm nay không có số {number}.</translation>
    </message>
    <message>
        <source>This appointment is for {at}. The number can be taken from {opens}.</source>
        <translation>Lịch hẹn này lúc {at}. Lấy số được từ {opens}.</translation>
    </message>
    <message>
        <source>This code was made for {device}, and this is {app}. On the hub&apos;s computer run: {command}</source>
        <translation>Mã này dành cho {device}, còn đây là {app}. Trên máy trung tâm, chạy: {command}</translation>
    </message>
    <message>
        <source>This computer hears nothing. Connect a microphone, choose it in the system&apos;s sound settings, then try again. ({reason})</source>
        <translation>Máy này không thu được tiếng. Xin cắm micrô, chọn micrô trong phần cài đặt âm thanh của máy, rồi thử lại. ({reason})</translation>
    </message>
    <message>
        <source>This desktop gives no program a key while another window has the keyboard. In the desktop&apos;s settings, bind a key to the command: bocso next --counter {counter}</source>
        <translation>Màn hình làm việc này không cho chương trình nào nhận phím khi cửa sổ khác đang dùng bàn phím. Trong phần cài đặt của màn hình làm việc, hãy gán một phím cho lệnh: bocso next --counter {counter}</translation>
    </message>
    <message>
        <source>This device is paired as {device} and may not do that. If it is to be something else, pair it again: on the hub&apos;s computer run bocso hub pair, on this one bocso pair ADDRESS.</source>
        <translation>Thiết bị này được ghép nối là {device} nên không được làm việc đó. Nếu dùng vào việc khác, xin ghép nối lại: chạy bocso hub pair trên máy trung tâm, rồi chạy bocso pair ADDRESS trên máy này.</translation>
    </message>
    <message>
        <source>This hall gives no appointments.</source>
        <translation>Đơn vị này không nhận lịch hẹn.</translation>
    </message>
    <message>
        <source>This hall has no feedback box.</source>
        <translation>Đơn vị không đặt hòm thư góp ý trên máy.</translation>
    </message>
    <message>
        <source>This hall has no printer. Write into the hall file how it is connected ([printer] connection), or give its address with --printer.</source>
        <translation>Đơn vị này chưa có máy in. Hãy ghi cách kết nối vào tệp cấu hình ([printer] connection), hoặc cho địa chỉ bằng --printer.</translation>
    </message>
    <message>
        <source>This kiosk has no printer.</source>
        <translation>Máy lấy số này không có máy in.</translation>
    </message>
    <message>
        <source>This login has not the right for that in {path}. Use a login of the right role (bocso db login).</source>
        <translation>Tên đăng nhập này không có quyền làm việc đó trong {path}. Xin dùng tên đăng nhập có vai trò phù hợp (bocso db login).</translation>
    </message>
    <message>
        <source>This pairing code is not right, or it is over. Type the six digits again as the hub&apos;s computer shows them; after {minutes} minutes, or {tries} wrong codes, make a new one there: bocso hub pair</source>
        <translation>Mã ghép nối không đúng hoặc đã hết hạn. Xin nhập lại sáu chữ số hiện trên máy trung tâm; sau {minutes} phút, hoặc sau {tries} lần sai, hãy tạo mã mới tại đó: bocso hub pair</translation>
    </message>
    <message>
        <source>This was tried too often from here. Wait {wait}, then try again.</source>
        <translation>Đã thử quá nhiều lần từ máy này. Xin đợi {wait} rồi thử lại.</translation>
    </message>
    <message>
        <source>Too many wrong pairing codes were typed. Wait {wait}, then make a new code on the hub&apos;s computer: bocso hub pair. If it was not you, tell whoever looks after the hall.</source>
        <translation>Mã ghép nối bị nhập sai quá nhiều lần. Xin đợi {wait}, rồi tạo mã mới trên máy trung tâm: bocso hub pair. Nếu không phải ông/bà đã nhập, xin báo người quản trị.</translation>
    </message>
    <message>
        <source>Translate {texts} with Qt Linguist or a text editor and fill in {words}; what is left out stays Vietnamese. Then: bocso check {file}, and start the kiosk again. More: docs/languages.md</source>
        <translation>Dịch {texts} bằng Qt Linguist hoặc trình soạn thảo và điền {words}; chỗ chưa dịch vẫn là tiếng Việt. Sau đó: bocso check {file}, rồi khởi động lại máy lấy số. Xem thêm: docs/languages.md</translation>
    </message>
    <message>
        <source>Vietnamese and other Latin letters, digits, signs such as • – … €; no symbols, arrows or emoji</source>
        <translation>chữ Việt và các chữ Latinh khác, chữ số, dấu câu như • – … €; không có biểu tượng, mũi tên, emoji</translation>
    </message>
    <message>
        <source>Waiting for the queue&apos;s database: {app} starts by itself as soon as it can be used.</source>
        <translation>Xin chờ một lát: {app} tự chạy ngay khi nối được với dữ liệu hàng chờ.</translation>
    </message>
    <message>
        <source>Who looks after this hall? The name of its admin, who then gives each clerk a name, a role and a one-time code (bocso clerk add). Or nothing: each counter has one PIN, and no names are kept</source>
        <translation>Ai quản trị đơn vị này? Nhập họ tên người quản trị; sau đó người này thêm từng cán bộ với vai trò và mã dùng một lần (bocso clerk add). Để trống: mỗi quầy một mã PIN, không lưu tên</translation>
    </message>
    <message>
        <source>Windows has no device files; use &quot;usb&quot;, &quot;windows&quot; or &quot;serial&quot;</source>
        <translation>Windows không có tệp thiết bị; hãy dùng &quot;usb&quot;, &quot;windows&quot; hoặc &quot;serial&quot;</translation>
    </message>
    <message>
        <source>[&quot;one&quot;, &quot;two&quot;]</source>
        <translation>[&quot;mục một&quot;, &quot;mục hai&quot;]</translation>
    </message>
    <message>
        <source>[hall] or [[service]]</source>
        <translation>[hall] hoặc [[service]]</translation>
    </message>
    <message>
        <source>[table] once; [[service]], [[counter]], [[lane]] repeat</source>
        <translation>[bảng] một lần; bảng lặp lại viết [[service]], [[counter]], [[lane]]</translation>
    </message>
    <message>
        <source>[y/N]</source>
        <translation>[c/K]</translation>
    </message>
    <message>
        <source>a CSV file of at most 8 MB that this user may read</source>
        <translation>tệp CSV nhiều nhất 8 MB mà người dùng này đọc được</translation>
    </message>
    <message>
        <source>a PNG picture of at most 4000 dots a side, beside this file, or nothing</source>
        <translation>một ảnh PNG mỗi cạnh nhiều nhất 4000 điểm, đặt cạnh tệp này, hoặc để trống</translation>
    </message>
    <message>
        <source>a \ within double quotes</source>
        <translation>dấu \ trong nháy kép</translation>
    </message>
    <message>
        <source>a character is not UTF-8</source>
        <translation>có ký tự không phải UTF-8</translation>
    </message>
    <message>
        <source>a character not allowed, mostly a quote not closed</source>
        <translation>có ký tự không được phép, thường là thiếu dấu nháy đóng</translation>
    </message>
    <message>
        <source>a code of at most 40 letters, digits, points and dashes, such as 1.001193</source>
        <translation>mã nhiều nhất 40 ký tự gồm chữ không dấu, chữ số, dấu chấm, gạch nối, ví dụ 1.001193</translation>
    </message>
    <message>
        <source>a colour as &quot;#RRGGBB&quot;, such as &quot;#A4161A&quot;</source>
        <translation>màu dạng &quot;#RRGGBB&quot;, ví dụ &quot;#A4161A&quot;</translation>
    </message>
    <message>
        <source>a counter</source>
        <translation>quầy</translation>
    </message>
    <message>
        <source>a date or time</source>
        <translation>ngày giờ</translation>
    </message>
    <message>
        <source>a date such as 2027-03-01 or 01/03/2027</source>
        <translation>ngày như 2027-03-01 hoặc 01/03/2027</translation>
    </message>
    <message>
        <source>a day and its hours as &quot;YYYY-MM-DD HH:MM-HH:MM&quot;, such as &quot;2026-08-22 07:30-11:30&quot;</source>
        <translation>một ngày và giờ, dạng &quot;NĂM-THÁNG-NGÀY HH:MM-HH:MM&quot;, ví dụ &quot;2026-08-22 07:30-11:30&quot;</translation>
    </message>
    <message>
        <source>a day as &quot;YYYY-MM-DD&quot;, such as &quot;2026-09-02&quot;, or from and until &quot;2026-09-01..2026-09-02&quot;</source>
        <translation>một ngày dạng &quot;NĂM-THÁNG-NGÀY&quot;, ví dụ &quot;2026-09-02&quot;, hoặc từ ngày đến ngày &quot;2026-09-01..2026-09-02&quot;</translation>
    </message>
    <message>
        <source>a day that exists</source>
        <translation>một ngày có trong dương lịch</translation>
    </message>
    <message>
        <source>a decimal number</source>
        <translation>số thập phân</translation>
    </message>
    <message>
        <source>a file of at most 1 MB</source>
        <translation>một tệp nhiều nhất 1 MB</translation>
    </message>
    <message>
        <source>a file that this user may read</source>
        <translation>một tệp mà người dùng này có quyền đọc</translation>
    </message>
    <message>
        <source>a first line with the names of the columns, at least {needed}</source>
        <translation>dòng đầu ghi tên các cột, ít nhất có {needed}</translation>
    </message>
    <message>
        <source>a group above it, or nothing</source>
        <translation>một nhóm ở trên nó, hoặc không ghi gì</translation>
    </message>
    <message>
        <source>a hall file</source>
        <translation>một tệp cấu hình</translation>
    </message>
    <message>
        <source>a heading without its ]</source>
        <translation>đầu mục thiếu dấu ]</translation>
    </message>
    <message>
        <source>a key of plain letters, then =, then the value</source>
        <translation>tên mục không dấu, rồi dấu =, rồi giá trị</translation>
    </message>
    <message>
        <source>a key without =, or a key with accents</source>
        <translation>thiếu dấu = sau tên mục, hoặc tên mục có dấu</translation>
    </message>
    <message>
        <source>a language code of two or three lower case letters, such as &quot;vi&quot;, &quot;en&quot;</source>
        <translation>mã ngôn ngữ hai hoặc ba chữ thường, ví dụ &quot;vi&quot;, &quot;en&quot;</translation>
    </message>
    <message>
        <source>a last day that is not before the first</source>
        <translation>ngày cuối không trước ngày đầu</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>danh sách</translation>
    </message>
    <message>
        <source>a list in brackets [ ] of at most {high}: {item}</source>
        <translation>danh sách trong ngoặc vuông [ ], nhiều nhất {high} mục, mỗi mục là: {item}</translation>
    </message>
    <message>
        <source>a list in brackets [ ] of: {item}</source>
        <translation>danh sách trong ngoặc vuông [ ], mỗi mục là: {item}</translation>
    </message>
    <message>
        <source>a list of tables: {last} = [{{ ... }}], or tables headed [[{key}]]</source>
        <translation>danh sách các bảng: {last} = [{{ ... }}], hoặc các đầu mục [[{key}]]</translation>
    </message>
    <message>
        <source>a list with &quot;number&quot; in it</source>
        <translation>danh sách có &quot;number&quot;</translation>
    </message>
    <message>
        <source>a list without a comma or its closing ]</source>
        <translation>danh sách thiếu dấu phẩy hoặc dấu ] đóng</translation>
    </message>
    <message>
        <source>a number from {low} to {high}</source>
        <translation>số từ {low} đến {high}, dấu chấm cho phần thập phân</translation>
    </message>
    <message>
        <source>a quote opened and never closed, perhaps further up</source>
        <translation>một dấu nháy mở ra mà không đóng lại, có thể ở dòng trên</translation>
    </message>
    <message>
        <source>a row for each procedure</source>
        <translation>mỗi thủ tục một dòng</translation>
    </message>
    <message>
        <source>a row of the tables cannot be read ({detail})</source>
        <translation>có một dòng trong bảng không đọc được ({detail})</translation>
    </message>
    <message>
        <source>a screen besides the main one, such as &quot;2&quot; or &quot;HDMI-1&quot;</source>
        <translation>một màn hình ngoài màn hình chính, ví dụ &quot;2&quot; hoặc &quot;HDMI-1&quot;</translation>
    </message>
    <message>
        <source>a serial port, such as &quot;/dev/ttyUSB0&quot;, or &quot;socket://HOST:PORT&quot;</source>
        <translation>một cổng nối tiếp, ví dụ &quot;/dev/ttyUSB0&quot;, hoặc &quot;socket://HOST:PORT&quot;</translation>
    </message>
    <message>
        <source>a table</source>
        <translation>bảng</translation>
    </message>
    <message>
        <source>a table: {last} = {{ ... }}, or one headed [{key}]</source>
        <translation>một bảng: {last} = {{ ... }}, hoặc một đầu mục [{key}]</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>chữ</translation>
    </message>
    <message>
        <source>a text per language, such as {{ vi = &quot;...&quot;, en = &quot;...&quot; }}</source>
        <translation>chữ theo từng ngôn ngữ, ví dụ {{ vi = &quot;...&quot;, en = &quot;...&quot; }}</translation>
    </message>
    <message>
        <source>a text per language, such as {{ vi = &quot;...&quot;, en = &quot;...&quot; }}, at most {high} characters</source>
        <translation>chữ theo từng ngôn ngữ, ví dụ {{ vi = &quot;...&quot;, en = &quot;...&quot; }}, nhiều nhất {high} ký tự</translation>
    </message>
    <message>
        <source>a value not used yet</source>
        <translation>một giá trị chưa dùng</translation>
    </message>
    <message>
        <source>a value that cannot be read</source>
        <translation>giá trị không đọc được</translation>
    </message>
    <message>
        <source>a visitors&apos; panel</source>
        <translation>màn hình đánh giá tại quầy</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>số nguyên</translation>
    </message>
    <message>
        <source>a whole number from {low} to {high}</source>
        <translation>số nguyên từ {low} đến {high}</translation>
    </message>
    <message>
        <source>a {{ }} without a comma or its closing }}</source>
        <translation>bảng {{ }} thiếu dấu phẩy hoặc dấu }} đóng</translation>
    </message>
    <message>
        <source>a-z, 0-9, hyphens, at most 20 letters</source>
        <translation>a-z, 0-9, gạch nối, tối đa 20 ký tự</translation>
    </message>
    <message>
        <source>admins</source>
        <translation>người quản trị</translation>
    </message>
    <message>
        <source>all connections to {path} are busy</source>
        <translation>mọi kết nối đến {path} đều đang bận</translation>
    </message>
    <message>
        <source>all signs of a port alike, or another port</source>
        <translation>mọi bảng trên một cổng ghi giống nhau, hoặc dùng cổng khác</translation>
    </message>
    <message>
        <source>an address without a slash at its end, such as &quot;http://192.168.1.10:8764&quot;</source>
        <translation>một địa chỉ không có dấu gạch chéo ở cuối, như &quot;http://192.168.1.10:8764&quot;</translation>
    </message>
    <message>
        <source>another journal: {head} was written down; an entry up to here was changed</source>
        <translation>đây là nhật ký khác: mốc đã ghi lại là {head}; có mục từ đầu đến đây đã bị sửa</translation>
    </message>
    <message>
        <source>another program</source>
        <translation>chương trình khác</translation>
    </message>
    <message>
        <source>another program has it. Close it; it may be a counter&apos;s window</source>
        <translation>chương trình khác đang giữ. Hãy đóng chương trình đó; có thể là cửa sổ của quầy</translation>
    </message>
    <message>
        <source>another program is using it</source>
        <translation>chương trình khác đang dùng máy</translation>
    </message>
    <message>
        <source>another program uses the port. Close it; it may be an app of this hall</source>
        <translation>chương trình khác đang dùng cổng này. Hãy đóng nó; có thể là một cửa sổ của chính hệ thống này</translation>
    </message>
    <message>
        <source>appointment {id}</source>
        <translation>lịch hẹn {id}</translation>
    </message>
    <message>
        <source>appointment {id} is &quot;{state}&quot;, with ticket {ticket}</source>
        <translation>lịch hẹn {id} ở trạng thái &quot;{state}&quot; mà lại có số của mục {ticket}</translation>
    </message>
    <message>
        <source>as many cells as the first line; a text with separators stands in &quot;...&quot;</source>
        <translation>số ô bằng dòng đầu; chữ có dấu ngăn cách thì đặt trong &quot;...&quot;</translation>
    </message>
    <message>
        <source>at most {most} characters</source>
        <translation>nhiều nhất {most} ký tự</translation>
    </message>
    <message>
        <source>at most {most} days; is a year mistyped?</source>
        <translation>nhiều nhất {most} ngày; có phải năm bị ghi nhầm?</translation>
    </message>
    <message>
        <source>back, as Esc</source>
        <translation>lùi lại, như Esc</translation>
    </message>
    <message>
        <source>being sent</source>
        <translation>đang gửi đến máy in</translation>
    </message>
    <message>
        <source>booked</source>
        <translation>đã đặt</translation>
    </message>
    <message>
        <source>by the rule {rule} {number} was next</source>
        <translation>theo quy tắc {rule}, người kế tiếp phải là {number}</translation>
    </message>
    <message>
        <source>bytes as two hexadecimal digits and parts in braces, with blanks between, such as &quot;01 {{addr}} {{number}} {{sum}}&quot;; parts: {parts}</source>
        <translation>các byte bằng hai chữ số thập lục phân và các phần trong ngoặc nhọn, cách nhau một dấu cách, ví dụ &quot;01 {{addr}} {{number}} {{sum}}&quot;; các phần: {parts}</translation>
    </message>
    <message>
        <source>call again</source>
        <translation>gọi lại</translation>
    </message>
    <message>
        <source>came</source>
        <translation>đã đến</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>đã hủy</translation>
    </message>
    <message>
        <source>clerk {whose}</source>
        <translation>cán bộ {whose}</translation>
    </message>
    <message>
        <source>clerks</source>
        <translation>cán bộ</translation>
    </message>
    <message>
        <source>columns here: {known}</source>
        <translation>các cột được dùng: {known}</translation>
    </message>
    <message>
        <source>counter {counter} called while it was closed or paused</source>
        <translation>quầy {counter} gọi số trong lúc đóng hoặc tạm dừng</translation>
    </message>
    <message>
        <source>counter {name}</source>
        <translation>quầy {name}</translation>
    </message>
    <message>
        <source>counter {which}</source>
        <translation>quầy {which}</translation>
    </message>
    <message>
        <source>counters of this hall: {known}</source>
        <translation>các quầy của đơn vị: {known}</translation>
    </message>
    <message>
        <source>damaged; make a new PIN: bocso kiosk pin --forgotten</source>
        <translation>tệp bị hỏng; đặt mã PIN mới: bocso kiosk pin --forgotten</translation>
    </message>
    <message>
        <source>display.voice: there is no clip {file}; calls such as {calls} ({count} in all) are not said in this language</source>
        <translation>display.voice: thiếu bản thu {file}; những lượt gọi như {calls} (tất cả {count}) không được đọc bằng thứ tiếng này</translation>
    </message>
    <message>
        <source>display.voice: there is no clip {file}; recalls, or several calls in one sentence, are not said in this language</source>
        <translation>display.voice: thiếu bản thu {file}; lượt gọi lại, hoặc nhiều lượt gọi trong một câu, không được đọc bằng thứ tiếng này</translation>
    </message>
    <message>
        <source>display.voice: there is no {file}; calls are said without it</source>
        <translation>display.voice: thiếu {file}; các lượt gọi được đọc mà không có tiếng này</translation>
    </message>
    <message>
        <source>done, without calling the next</source>
        <translation>xong, không gọi số tiếp</translation>
    </message>
    <message>
        <source>each code once</source>
        <translation>mỗi mã một lần</translation>
    </message>
    <message>
        <source>each column once</source>
        <translation>mỗi cột một lần</translation>
    </message>
    <message>
        <source>each key once in a table</source>
        <translation>mỗi mục chỉ ghi một lần trong một bảng</translation>
    </message>
    <message>
        <source>entries before it are missing, and no entry says that old days were removed</source>
        <translation>thiếu các mục trước đó, mà không có mục nào ghi là đã xóa những ngày cũ</translation>
    </message>
    <message>
        <source>entry {id}</source>
        <translation>mục {id}</translation>
    </message>
    <message>
        <source>entry {seq} is not on the screen of {app}</source>
        <translation>mục {seq} không hiện trên màn hình của {app}</translation>
    </message>
    <message>
        <source>feedback {code}</source>
        <translation>góp ý {code}</translation>
    </message>
    <message>
        <source>fewer minutes than {longest}, or a span longer than {value} minutes</source>
        <translation>số phút nhỏ hơn {longest}, hoặc khoảng giờ dài hơn {value} phút</translation>
    </message>
    <message>
        <source>from time to time and a volume as &quot;HH:MM-HH:MM 0-100&quot;, such as &quot;11:30-13:30 0&quot;</source>
        <translation>khoảng giờ và âm lượng dạng &quot;HH:MM-HH:MM 0-100&quot;, ví dụ &quot;11:30-13:30 0&quot;</translation>
    </message>
    <message>
        <source>from time to time as &quot;HH:MM-HH:MM&quot;, such as &quot;07:00-11:30&quot;; a whole day is &quot;00:00-24:00&quot;</source>
        <translation>từ giờ đến giờ, dạng &quot;HH:MM-HH:MM&quot;, ví dụ &quot;07:00-11:30&quot;; cả ngày là &quot;00:00-24:00&quot;</translation>
    </message>
    <message>
        <source>groups of this hall: {known}</source>
        <translation>các nhóm của đơn vị: {known}</translation>
    </message>
    <message>
        <source>hall screen: {lying} counters at once can be read from {distance} m on a picture {width} mm wide, {upright} if it stands upright</source>
        <translation>màn hình gọi số: từ {distance} m đọc được cùng lúc {lying} quầy trên hình rộng {width} mm, {upright} quầy nếu màn hình dựng đứng</translation>
    </message>
    <message>
        <source>has {length} characters</source>
        <translation>có {length} ký tự</translation>
    </message>
    <message>
        <source>has {length} items</source>
        <translation>có {length} mục</translation>
    </message>
    <message>
        <source>held by the printer</source>
        <translation>máy in đang giữ</translation>
    </message>
    <message>
        <source>holds blanks only, nothing that can be seen</source>
        <translation>chỉ có khoảng trắng, không nhìn thấy chữ nào</translation>
    </message>
    <message>
        <source>holds signs that nobody sees, or that cannot stand on one line: {signs}</source>
        <translation>có ký tự không nhìn thấy được, hoặc không đứng được trên một dòng: {signs}</translation>
    </message>
    <message>
        <source>is being served</source>
        <translation>đang được phục vụ</translation>
    </message>
    <message>
        <source>is called to a counter</source>
        <translation>đang được gọi vào quầy</translation>
    </message>
    <message>
        <source>is done</source>
        <translation>đã xong</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>để trống</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>còn thiếu</translation>
    </message>
    <message>
        <source>is missing; connection {value} needs it</source>
        <translation>còn thiếu; connection là {value} thì phải có</translation>
    </message>
    <message>
        <source>is missing; dialect &quot;raw&quot; needs it</source>
        <translation>bị thiếu; dialect &quot;raw&quot; cần có</translation>
    </message>
    <message>
        <source>is not used: dialect {value} has frames of its own</source>
        <translation>không được dùng: dialect {value} đã có khung dữ liệu riêng</translation>
    </message>
    <message>
        <source>is of another day</source>
        <translation>là số của ngày khác</translation>
    </message>
    <message>
        <source>is over: it was of another day</source>
        <translation>đã qua: đó là lịch hẹn của ngày khác</translation>
    </message>
    <message>
        <source>is put aside</source>
        <translation>đang tạm giữ</translation>
    </message>
    <message>
        <source>is waiting</source>
        <translation>đang chờ</translation>
    </message>
    <message>
        <source>is written on several lines</source>
        <translation>được viết thành nhiều dòng</translation>
    </message>
    <message>
        <source>it broke off the connection</source>
        <translation>máy đã ngắt kết nối</translation>
    </message>
    <message>
        <source>it did not say whether it printed</source>
        <translation>máy không báo đã in hay chưa</translation>
    </message>
    <message>
        <source>it does not answer. Check power, the wires A and B, and its address and speed</source>
        <translation>bảng không trả lời. Kiểm tra nguồn điện, hai dây A và B, địa chỉ và tốc độ của bảng</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>đó là một thư mục</translation>
    </message>
    <message>
        <source>it is a folder, a device or a pipe, not a file</source>
        <translation>đây là thư mục, thiết bị hoặc đường ống, không phải tệp</translation>
    </message>
    <message>
        <source>it is larger than any file of this kind</source>
        <translation>tệp lớn hơn mọi tệp loại này</translation>
    </message>
    <message>
        <source>it is no printer; see whether the path is right</source>
        <translation>đó không phải máy in; xem lại đường dẫn</translation>
    </message>
    <message>
        <source>it is no serial port</source>
        <translation>đó không phải cổng nối tiếp</translation>
    </message>
    <message>
        <source>it is not there. Plug it in</source>
        <translation>không thấy. Hãy cắm lại</translation>
    </message>
    <message>
        <source>it is not there; see whether it is plugged in and switched on</source>
        <translation>không thấy máy; xem đã cắm dây và bật máy chưa</translation>
    </message>
    <message>
        <source>it is not written as it was sealed</source>
        <translation>mục này không được ghi đúng như lúc niêm phong</translation>
    </message>
    <message>
        <source>it refuses what it is told. Check dialect, register and columns</source>
        <translation>bảng từ chối lệnh. Kiểm tra dialect, modbus_register và columns</translation>
    </message>
    <message>
        <source>it stood still in the middle; see whether the slip is whole</source>
        <translation>máy in dừng giữa chừng; hãy xem phiếu có đủ không</translation>
    </message>
    <message>
        <source>it takes no more bytes; see whether it is out of paper, open or switched off</source>
        <translation>máy không nhận thêm dữ liệu; xem có hết giấy, hở nắp hay đang tắt không</translation>
    </message>
    <message>
        <source>it takes nothing. Check its cable and power</source>
        <translation>bảng không nhận dữ liệu. Kiểm tra dây và nguồn điện</translation>
    </message>
    <message>
        <source>it waited too long behind another slip and was not sent</source>
        <translation>chờ quá lâu sau một phiếu khác nên không in nữa</translation>
    </message>
    <message>
        <source>it waited too long in the print queue and was taken out of it</source>
        <translation>phiếu chờ quá lâu trong hàng đợi in nên đã được rút ra</translation>
    </message>
    <message>
        <source>it was switched off or unplugged before it said that it printed</source>
        <translation>máy bị tắt hoặc rút dây trước khi báo đã in</translation>
    </message>
    <message>
        <source>it was taken out of the print queue before it was printed</source>
        <translation>phiếu đã bị xóa khỏi hàng đợi in trước khi in xong</translation>
    </message>
    <message>
        <source>it was unplugged or switched off</source>
        <translation>máy đã bị rút dây hoặc tắt</translation>
    </message>
    <message>
        <source>its USB numbers are not set; they look like 04b8:0e15</source>
        <translation>chưa khai báo số USB của máy; ví dụ 04b8:0e15</translation>
    </message>
    <message>
        <source>its folder is not there</source>
        <translation>không có thư mục đó</translation>
    </message>
    <message>
        <source>its hash does not fit its content and the entry before it</source>
        <translation>mã niêm phong không khớp với nội dung và với mục trước đó</translation>
    </message>
    <message>
        <source>keys here: {known}</source>
        <translation>các mục ở đây: {known}</translation>
    </message>
    <message>
        <source>kiosk: no &quot;Read aloud&quot; on this computer in {languages}: espeak-ng is not installed, or does not speak it</source>
        <translation>máy lấy số: trên máy này không có nút &quot;Nghe&quot; bằng {languages}: chưa cài espeak-ng, hoặc espeak-ng không đọc được ngôn ngữ này</translation>
    </message>
    <message>
        <source>language {code}: &quot;{said}&quot; fills in other things than &quot;{source}&quot;, or another number of them; it stands in Vietnamese</source>
        <translation>ngôn ngữ {code}: chỗ điền trong &quot;{said}&quot; không khớp với &quot;{source}&quot;; câu này hiện bằng tiếng Việt</translation>
    </message>
    <message>
        <source>language {code}: its .qm file is none of Qt Linguist&apos;s; nothing of it is used</source>
        <translation>ngôn ngữ {code}: tệp .qm không phải của Qt Linguist; tệp này không được dùng</translation>
    </message>
    <message>
        <source>language {code}: nothing is translated yet, so the kiosk does not offer {name}</source>
        <translation>ngôn ngữ {code}: chưa có câu nào được dịch nên máy lấy số chưa có nút {name}</translation>
    </message>
    <message>
        <source>language {code}: slip.toml has {some}, which nothing asks for</source>
        <translation>ngôn ngữ {code}: slip.toml có {some}, không dùng đến</translation>
    </message>
    <message>
        <source>language {code}: {count} of {all} clips are missing; calls that need one are not said in it: {some}</source>
        <translation>ngôn ngữ {code}: thiếu {count} trong {all} tệp tiếng; cuộc gọi cần đến các tệp ấy không được đọc bằng ngôn ngữ này: {some}</translation>
    </message>
    <message>
        <source>language {code}: {count} of {all} {what} are missing and stand in Vietnamese: {some}</source>
        <translation>ngôn ngữ {code}: thiếu {count} trong {all} {what}, hiện bằng tiếng Việt: {some}</translation>
    </message>
    <message>
        <source>languages of this hall: {known}</source>
        <translation>các ngôn ngữ của đơn vị: {known}</translation>
    </message>
    <message>
        <source>languages with sounds: {known}</source>
        <translation>ngôn ngữ đã có âm thanh: {known}</translation>
    </message>
    <message>
        <source>last = {last} is below first = {first}</source>
        <translation>last = {last} nhỏ hơn first = {first}</translation>
    </message>
    <message>
        <source>last of {first} or more</source>
        <translation>last từ {first} trở lên</translation>
    </message>
    <message>
        <source>line {line}</source>
        <translation>dòng {line}</translation>
    </message>
    <message>
        <source>lower case letters a-z, digits, hyphens, at most 40 characters, such as &quot;ho-tich&quot;</source>
        <translation>chữ thường không dấu, chữ số, gạch nối, nhiều nhất 40 ký tự, ví dụ &quot;ho-tich&quot;</translation>
    </message>
    <message>
        <source>more about the number</source>
        <translation>việc khác với số này</translation>
    </message>
    <message>
        <source>no answer within {seconds} s from {app}</source>
        <translation>sau {seconds} giây vẫn chưa có trả lời từ {app}</translation>
    </message>
    <message>
        <source>no computer has this name</source>
        <translation>không có máy nào mang tên này</translation>
    </message>
    <message>
        <source>no counter calls the service {value}</source>
        <translation>không quầy nào gọi dịch vụ {value}</translation>
    </message>
    <message>
        <source>no meaning</source>
        <translation>không có việc gì</translation>
    </message>
    <message>
        <source>no numbers in the last {value} minutes of each span, but the longest span has {longest}: there would never be any</source>
        <translation>{value} phút không lấy số trước khi hết giờ, mà khoảng giờ dài nhất chỉ có {longest} phút: không bao giờ lấy được số</translation>
    </message>
    <message>
        <source>no numbers today</source>
        <translation>hôm nay không nhận</translation>
    </message>
    <message>
        <source>no-show, twice</source>
        <translation>vắng mặt, bấm hai lần</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>không ai</translation>
    </message>
    <message>
        <source>nobody is at the other end</source>
        <translation>không có ai ở đầu bên kia</translation>
    </message>
    <message>
        <source>none are listed</source>
        <translation>chưa khai báo ai</translation>
    </message>
    <message>
        <source>not printed</source>
        <translation>chưa in được</translation>
    </message>
    <message>
        <source>nothing listens there; see whether it is switched on and the address is right</source>
        <translation>không có máy in ở địa chỉ đó; xem máy đã bật và địa chỉ đúng chưa</translation>
    </message>
    <message>
        <source>nothing, or dialect = &quot;raw&quot;</source>
        <translation>để trống, hoặc dialect = &quot;raw&quot;</translation>
    </message>
    <message>
        <source>nothing, or the form &quot;sqlite:////FOLDER/FILE.sqlite&quot;, &quot;postgresql://HOST/NAME&quot;</source>
        <translation>để trống, hoặc dạng &quot;sqlite:////THU-MUC/TEP.sqlite&quot;, &quot;postgresql://MAY-CHU/TEN&quot;</translation>
    </message>
    <message>
        <source>numbers today {hours}</source>
        <translation>hôm nay nhận {hours}</translation>
    </message>
    <message>
        <source>one &quot; before and one behind a cell, each &quot; inside it written twice</source>
        <translation>một dấu &quot; trước và một dấu &quot; sau ô, dấu &quot; bên trong viết hai lần</translation>
    </message>
    <message>
        <source>one key per line; times and texts in quotes &quot;...&quot;</source>
        <translation>mỗi dòng một mục; giờ và chữ phải trong nháy &quot;...&quot;</translation>
    </message>
    <message>
        <source>one of: {choices}</source>
        <translation>một trong: {choices}</translation>
    </message>
    <message>
        <source>one or more tables headed [[{key}]]</source>
        <translation>một hay nhiều bảng, mỗi bảng có đầu mục [[{key}]]</translation>
    </message>
    <message>
        <source>one or two capital letters A-Z, such as &quot;A&quot;</source>
        <translation>một hoặc hai chữ in hoa A-Z, ví dụ &quot;A&quot;</translation>
    </message>
    <message>
        <source>one table headed [{key}]</source>
        <translation>một bảng có đầu mục [{key}]</translation>
    </message>
    <message>
        <source>pause, go on</source>
        <translation>tạm nghỉ, làm tiếp</translation>
    </message>
    <message>
        <source>payment.account: {account} is the example&apos;s and no account; the QR code of a fee leads nowhere</source>
        <translation>payment.account: {account} là số của tệp mẫu, không phải tài khoản; mã QR thu phí không chuyển tiền được</translation>
    </message>
    <message>
        <source>payment.bin: {bin} is no bank that VietQR is known to pay into; please ask the bank for its number</source>
        <translation>payment.bin: {bin} không phải ngân hàng nào nhận tiền qua VietQR; hãy hỏi ngân hàng để có mã số đúng</translation>
    </message>
    <message>
        <source>print job {id}</source>
        <translation>lệnh in {id}</translation>
    </message>
    <message>
        <source>print job {id} is of a ticket that was never issued</source>
        <translation>lệnh in {id} là của một số chưa từng được cấp</translation>
    </message>
    <message>
        <source>print job {id} of {number} was never queued so</source>
        <translation>lệnh in {id} của số {number} chưa từng được đưa vào hàng in như vậy</translation>
    </message>
    <message>
        <source>printed</source>
        <translation>đã in</translation>
    </message>
    <message>
        <source>printer {name}</source>
        <translation>máy in {name}</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>đang chờ in</translation>
    </message>
    <message>
        <source>reception, supervisors and admins</source>
        <translation>cán bộ tiếp đón, người phụ trách và người quản trị</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>đã xóa</translation>
    </message>
    <message>
        <source>save the file as &quot;CSV UTF-8&quot; (Excel: Save as)</source>
        <translation>lưu tệp dạng &quot;CSV UTF-8&quot; (Excel: Lưu thành)</translation>
    </message>
    <message>
        <source>save the file in UTF-8 (Notepad: Save as, Encoding UTF-8)</source>
        <translation>lưu lại tệp với bảng mã UTF-8 (Notepad: Save as, Encoding UTF-8)</translation>
    </message>
    <message>
        <source>screen.speaks: {one} and {other} both say the calls of counter {counters}; where one hears both, one of them needs speaks = false</source>
        <translation>screen.speaks: {one} và {other} cùng đọc lượt gọi của quầy {counters}; nơi nghe thấy cả hai, đặt speaks = false cho một màn hình</translation>
    </message>
    <message>
        <source>see whether it is switched on and the address is right</source>
        <translation>xem máy đã bật và địa chỉ đúng chưa</translation>
    </message>
    <message>
        <source>see whether it is switched on; another printer in its place has to be probed first</source>
        <translation>xem máy đã bật chưa; nếu đã thay máy in khác thì phải dò lại máy in trước</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>đã gửi đến máy in</translation>
    </message>
    <message>
        <source>series {name}</source>
        <translation>dãy số {name}</translation>
    </message>
    <message>
        <source>service.group: a page of the kiosk has room for {most} of these {count} services; in groups each is two touches away</source>
        <translation>service.group: một trang của máy lấy số chỉ đủ chỗ cho {most} trong {count} dịch vụ này; nếu xếp thành nhóm, mỗi dịch vụ chỉ cần hai lần chạm</translation>
    </message>
    <message>
        <source>service.prefix: {one} and {other} sound alike when they are said ({language})</source>
        <translation>service.prefix: {one} và {other} nghe gần giống nhau khi đọc ({language})</translation>
    </message>
    <message>
        <source>services of this hall: {known}</source>
        <translation>các dịch vụ của đơn vị: {known}</translation>
    </message>
    <message>
        <source>single quotes &apos;...&apos; around a path with \</source>
        <translation>dùng nháy đơn &apos;...&apos; cho đường dẫn có dấu \</translation>
    </message>
    <message>
        <source>slip {number} did not come out of the printer</source>
        <translation>phiếu thứ {number} không ra khỏi máy in</translation>
    </message>
    <message>
        <source>something left over after the value</source>
        <translation>còn chữ thừa sau giá trị</translation>
    </message>
    <message>
        <source>spans that do not overlap</source>
        <translation>các khoảng giờ rời nhau</translation>
    </message>
    <message>
        <source>start serving</source>
        <translation>bắt đầu phục vụ</translation>
    </message>
    <message>
        <source>such as template = &quot;01 {{addr}} {{number}} 07&quot;</source>
        <translation>ví dụ template = &quot;01 {{addr}} {{number}} 07&quot;</translation>
    </message>
    <message>
        <source>such as {name} = &quot;{example}&quot;</source>
        <translation>ví dụ {name} = &quot;{example}&quot;</translation>
    </message>
    <message>
        <source>supervisors and admins</source>
        <translation>người phụ trách và người quản trị</translation>
    </message>
    <message>
        <source>text</source>
        <translation>chữ</translation>
    </message>
    <message>
        <source>text in quotes</source>
        <translation>chữ trong dấu nháy</translation>
    </message>
    <message>
        <source>text in quotes, at most {high} characters</source>
        <translation>chữ trong dấu nháy, nhiều nhất {high} ký tự</translation>
    </message>
    <message>
        <source>text in quotes, not empty</source>
        <translation>chữ trong dấu nháy, không để trống</translation>
    </message>
    <message>
        <source>text in quotes, not empty, at most {high} characters</source>
        <translation>chữ trong dấu nháy, không để trống, nhiều nhất {high} ký tự</translation>
    </message>
    <message>
        <source>text in straight quotes &quot;...&quot;, numbers and true/false without</source>
        <translation>chữ đặt trong nháy thẳng &quot;...&quot;, số và true/false không có nháy</translation>
    </message>
    <message>
        <source>text on one line, in &quot;...&quot;</source>
        <translation>chữ trên một dòng, trong &quot;...&quot;</translation>
    </message>
    <message>
        <source>text on one line; take the line breaks out, lines end by themselves</source>
        <translation>chữ trên một dòng; bỏ chỗ xuống dòng, máy tự ngắt dòng</translation>
    </message>
    <message>
        <source>text on one line; type it again instead of pasting it</source>
        <translation>chữ trên một dòng; gõ lại đoạn này thay vì dán vào</translation>
    </message>
    <message>
        <source>texts of kiosk and hall screen</source>
        <translation>câu trên máy lấy số và màn hình gọi số</translation>
    </message>
    <message>
        <source>texts of the hall file</source>
        <translation>câu trong tệp cấu hình</translation>
    </message>
    <message>
        <source>the IANA name of a time zone, such as &quot;Asia/Ho_Chi_Minh&quot;</source>
        <translation>tên múi giờ IANA, ví dụ &quot;Asia/Ho_Chi_Minh&quot;</translation>
    </message>
    <message>
        <source>the PIN of {owner} is none that this program wrote</source>
        <translation>mã PIN của {owner} không phải do chương trình này ghi</translation>
    </message>
    <message>
        <source>the PNG picture is broken</source>
        <translation>ảnh PNG bị hỏng</translation>
    </message>
    <message>
        <source>the address without it; put it into the user&apos;s ~/.pgpass (Windows: %APPDATA%\postgresql\pgpass.conf)</source>
        <translation>bỏ mật khẩu ở đây và ghi vào tệp ~/.pgpass của người dùng (Windows: %APPDATA%\postgresql\pgpass.conf)</translation>
    </message>
    <message>
        <source>the answers do not belong to the questions</source>
        <translation>các câu trả lời không khớp với câu hỏi</translation>
    </message>
    <message>
        <source>the block of numbers {name}</source>
        <translation>dãy số {name}</translation>
    </message>
    <message>
        <source>the column {value} is missing</source>
        <translation>thiếu cột {value}</translation>
    </message>
    <message>
        <source>the column {value} stands there twice</source>
        <translation>cột {value} có hai lần</translation>
    </message>
    <message>
        <source>the connection broke in the middle, a part may be printed</source>
        <translation>mất kết nối giữa chừng, có thể đã in ra một phần</translation>
    </message>
    <message>
        <source>the connection failed</source>
        <translation>kết nối không thành công</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>ổ đĩa đã đầy</translation>
    </message>
    <message>
        <source>the disk may only be read</source>
        <translation>ổ đĩa chỉ cho đọc</translation>
    </message>
    <message>
        <source>the file cannot be read</source>
        <translation>không đọc được tệp</translation>
    </message>
    <message>
        <source>the file cannot be read ({reason})</source>
        <translation>không đọc được tệp ({reason})</translation>
    </message>
    <message>
        <source>the file holds no certificate with its key</source>
        <translation>tệp không có chứng thư số kèm khóa</translation>
    </message>
    <message>
        <source>the file is damaged, or an index does not fit its table ({detail})</source>
        <translation>tệp bị hỏng, hoặc chỉ mục không khớp với bảng ({detail})</translation>
    </message>
    <message>
        <source>the file is missing, and devices are paired</source>
        <translation>tệp không còn, trong khi đã có thiết bị ghép nối</translation>
    </message>
    <message>
        <source>the file is not a PNG picture</source>
        <translation>tệp không phải ảnh PNG</translation>
    </message>
    <message>
        <source>the file is not written right: {reason}</source>
        <translation>tệp viết sai cú pháp: {reason}</translation>
    </message>
    <message>
        <source>the file is too large to be a hall file</source>
        <translation>tệp quá lớn để là tệp cấu hình</translation>
    </message>
    <message>
        <source>the group {value} stands within itself</source>
        <translation>nhóm {value} nằm trong chính nó</translation>
    </message>
    <message>
        <source>the hall file names no printer</source>
        <translation>tệp cấu hình của đơn vị không khai báo máy in</translation>
    </message>
    <message>
        <source>the hall screen</source>
        <translation>màn hình gọi số</translation>
    </message>
    <message>
        <source>the hall screen &quot;{which}&quot;</source>
        <translation>màn hình gọi số &quot;{which}&quot;</translation>
    </message>
    <message>
        <source>the hall&apos;s day, or the time of its last entry, is not the journal&apos;s</source>
        <translation>ngày của đơn vị, hoặc giờ của mục cuối, không đúng với nhật ký</translation>
    </message>
    <message>
        <source>the hall&apos;s head has another hash than the last entry</source>
        <translation>mốc nhật ký của đơn vị có mã niêm phong khác với mục cuối</translation>
    </message>
    <message>
        <source>the hub</source>
        <translation>máy trung tâm</translation>
    </message>
    <message>
        <source>the journal ends at {end}, but {copy} has {entries} entries</source>
        <translation>nhật ký dừng ở mục {end}, nhưng {copy} có {entries} mục</translation>
    </message>
    <message>
        <source>the journal ends at {end}, but {entries} entries were written</source>
        <translation>nhật ký dừng ở mục {end}, nhưng đã ghi {entries} mục</translation>
    </message>
    <message>
        <source>the journal ends at {end}, but {head} was written down: entries are gone</source>
        <translation>nhật ký dừng ở mục {end}, nhưng mốc đã ghi lại là {head}: có mục đã mất</translation>
    </message>
    <message>
        <source>the journal has nothing new after entry {seq}</source>
        <translation>nhật ký không có gì mới sau mục {seq}</translation>
    </message>
    <message>
        <source>the kiosk</source>
        <translation>máy lấy số</translation>
    </message>
    <message>
        <source>the kiosk &quot;{which}&quot;</source>
        <translation>máy lấy số “{which}”</translation>
    </message>
    <message>
        <source>the kiosk cannot read aloud: no sound comes out. Please look at the headphones or the loudspeaker.</source>
        <translation>máy lấy số không đọc được vì không có tiếng. Xin kiểm tra tai nghe hoặc loa.</translation>
    </message>
    <message>
        <source>the lane {value} is missing</source>
        <translation>thiếu hàng {value}</translation>
    </message>
    <message>
        <source>the language {value} is not in hall.languages{hint}</source>
        <translation>ngôn ngữ {value} không có trong hall.languages{hint}</translation>
    </message>
    <message>
        <source>the line &quot;number&quot; is missing: the slip would have none</source>
        <translation>thiếu dòng &quot;number&quot;: phiếu không có số</translation>
    </message>
    <message>
        <source>the line broke ({detail}). Check its cable</source>
        <translation>đường dây bị đứt ({detail}). Kiểm tra dây</translation>
    </message>
    <message>
        <source>the name of a Phosphor icon of regular weight, such as &quot;users-three&quot;</source>
        <translation>tên một biểu tượng Phosphor, nét thường, ví dụ &quot;users-three&quot;</translation>
    </message>
    <message>
        <source>the network does not reach it; see whether its cable is plugged in</source>
        <translation>mạng không tới được máy; xem dây mạng đã cắm chưa</translation>
    </message>
    <message>
        <source>the number of an account, 4 to 19 digits or letters, such as &quot;0123456789&quot;</source>
        <translation>số tài khoản, 4 đến 19 chữ số hoặc chữ cái, ví dụ &quot;0123456789&quot;</translation>
    </message>
    <message>
        <source>the path of a hall file that exists</source>
        <translation>đường dẫn tới một tệp cấu hình đang có</translation>
    </message>
    <message>
        <source>the picture is too large</source>
        <translation>ảnh quá lớn</translation>
    </message>
    <message>
        <source>the print job it speaks of is missing in the table</source>
        <translation>lệnh in mà mục này nói đến không có trong bảng</translation>
    </message>
    <message>
        <source>the print service of this computer is not running; restart the service or the computer</source>
        <translation>dịch vụ in của máy tính không chạy; khởi động lại dịch vụ đó hoặc máy tính</translation>
    </message>
    <message>
        <source>the print spooler knows no such queue; see whether its name is right</source>
        <translation>hệ thống in không có hàng đợi này; xem lại tên hàng đợi</translation>
    </message>
    <message>
        <source>the print spooler refuses the job</source>
        <translation>hệ thống in không nhận lệnh in</translation>
    </message>
    <message>
        <source>the program part for USB (pyusb) is not installed</source>
        <translation>chưa cài phần chương trình cho USB (pyusb)</translation>
    </message>
    <message>
        <source>the quotation marks of this row do not match</source>
        <translation>dấu nháy của dòng này không khớp</translation>
    </message>
    <message>
        <source>the reception</source>
        <translation>bàn hướng dẫn</translation>
    </message>
    <message>
        <source>the role of clerk {name}</source>
        <translation>vai trò của cán bộ {name}</translation>
    </message>
    <message>
        <source>the row has {found} cells, the first line {expected}</source>
        <translation>dòng này có {found} ô, dòng đầu có {expected}</translation>
    </message>
    <message>
        <source>the second day not before the first</source>
        <translation>ngày sau không sớm hơn ngày trước</translation>
    </message>
    <message>
        <source>the second time later than the first, within one day</source>
        <translation>giờ sau muộn hơn giờ trước, trong cùng một ngày</translation>
    </message>
    <message>
        <source>the sign above a counter</source>
        <translation>bảng số trên quầy</translation>
    </message>
    <message>
        <source>the sign of counter {which}</source>
        <translation>bảng số của quầy {which}</translation>
    </message>
    <message>
        <source>the six digits of a bank, such as &quot;970436&quot;</source>
        <translation>sáu chữ số của ngân hàng, ví dụ &quot;970436&quot;</translation>
    </message>
    <message>
        <source>the slip cannot print {value}: its fonts do not have it</source>
        <translation>phiếu không in được {value}: phông chữ không có</translation>
    </message>
    <message>
        <source>the slip of entry {id}</source>
        <translation>phiếu của mục {id}</translation>
    </message>
    <message>
        <source>the slip that was queued again is missing in the table</source>
        <translation>phiếu được in lại không có trong bảng</translation>
    </message>
    <message>
        <source>the table {table} has what does not belong there: {part}</source>
        <translation>bảng {table} có phần không thuộc về nó: {part}</translation>
    </message>
    <message>
        <source>the table {table} lacks this, or it was changed: {part}</source>
        <translation>bảng {table} thiếu phần này, hoặc phần này đã bị sửa: {part}</translation>
    </message>
    <message>
        <source>the text in language {value} is missing</source>
        <translation>thiếu chữ cho ngôn ngữ {value}</translation>
    </message>
    <message>
        <source>the ticket of entry {id}</source>
        <translation>số của mục {id}</translation>
    </message>
    <message>
        <source>the trouble with the slip of entry {name}</source>
        <translation>sự cố phiếu của mục {name}</translation>
    </message>
    <message>
        <source>the usual way: call, start, done and the next</source>
        <translation>việc thường làm: gọi, bắt đầu, xong và gọi tiếp</translation>
    </message>
    <message>
        <source>the visitors&apos; panel of counter {which}</source>
        <translation>màn hình đánh giá của quầy {which}</translation>
    </message>
    <message>
        <source>the whole name of a folder, or ~/FOLDER</source>
        <translation>tên thư mục đầy đủ, hoặc ~/TEN-THU-MUC</translation>
    </message>
    <message>
        <source>there is a password in it, for everybody who reads this file</source>
        <translation>có mật khẩu trong địa chỉ, ai đọc tệp này cũng thấy</translation>
    </message>
    <message>
        <source>there is no column {value}{hint}</source>
        <translation>không có cột {value}{hint}</translation>
    </message>
    <message>
        <source>there is no counter {value}</source>
        <translation>không có quầy {value}</translation>
    </message>
    <message>
        <source>there is no day {value} in the calendar</source>
        <translation>không có ngày {value} trong lịch</translation>
    </message>
    <message>
        <source>there is no folder of sounds for language {value}</source>
        <translation>chưa có thư mục âm thanh cho ngôn ngữ {value}</translation>
    </message>
    <message>
        <source>there is no group {value}{hint}</source>
        <translation>không có nhóm {value}{hint}</translation>
    </message>
    <message>
        <source>there is no row in it</source>
        <translation>tệp không có dòng nào</translation>
    </message>
    <message>
        <source>there is no service {value}{hint}</source>
        <translation>không có dịch vụ {value}{hint}</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>không có tệp này</translation>
    </message>
    <message>
        <source>there is no such key here{hint}</source>
        <translation>không có mục nào tên như vậy ở đây{hint}</translation>
    </message>
    <message>
        <source>there is no such port. Plug its cable in, or correct the hall file</source>
        <translation>không có cổng này. Hãy cắm dây, hoặc sửa tệp cấu hình</translation>
    </message>
    <message>
        <source>there is no {value}{hint}</source>
        <translation>không có {value}{hint}</translation>
    </message>
    <message>
        <source>this computer has no network</source>
        <translation>máy tính này không có mạng</translation>
    </message>
    <message>
        <source>this computer has no print spooler of this kind</source>
        <translation>máy tính này không có hàng đợi in loại này</translation>
    </message>
    <message>
        <source>this computer has no user {value}</source>
        <translation>máy này không có người dùng {value}</translation>
    </message>
    <message>
        <source>this computer&apos;s network does not answer; better write the printer&apos;s address in numbers</source>
        <translation>mạng của máy này không trả lời; nên ghi địa chỉ máy in bằng số</translation>
    </message>
    <message>
        <source>this entry cannot be read ({detail})</source>
        <translation>mục này không đọc được ({detail})</translation>
    </message>
    <message>
        <source>this entry is missing</source>
        <translation>thiếu mục này</translation>
    </message>
    <message>
        <source>this entry is not the one in {copy}</source>
        <translation>mục này khác với mục trong {copy}</translation>
    </message>
    <message>
        <source>this key stands above already</source>
        <translation>mục này đã ghi ở trên</translation>
    </message>
    <message>
        <source>this program failed: {app} ({words})</source>
        <translation>chương trình gặp lỗi: {app} ({words})</translation>
    </message>
    <message>
        <source>this row of a page of choices</source>
        <translation>chọn dòng này trong trang lựa chọn</translation>
    </message>
    <message>
        <source>this table stands above already</source>
        <translation>bảng này đã có ở trên</translation>
    </message>
    <message>
        <source>this user may not read it. Add the user to the groups input and dialout and log on again</source>
        <translation>người dùng này không được đọc. Hãy thêm người dùng vào nhóm input và dialout rồi đăng nhập lại</translation>
    </message>
    <message>
        <source>this user may not use it; add the user to the groups lp and dialout</source>
        <translation>người dùng này không được phép dùng máy; thêm người dùng vào nhóm lp và dialout</translation>
    </message>
    <message>
        <source>this user may not use the port. Add the user to the group dialout and log on again</source>
        <translation>người dùng này không được dùng cổng. Hãy thêm người dùng vào nhóm dialout rồi đăng nhập lại</translation>
    </message>
    <message>
        <source>ticket {number} of {day}</source>
        <translation>số {number} ngày {day}</translation>
    </message>
    <message>
        <source>true or false, without quotes</source>
        <translation>true hoặc false, không có dấu nháy</translation>
    </message>
    <message>
        <source>true/false</source>
        <translation>true/false</translation>
    </message>
    <message>
        <source>two [[lane]] tables, code = &quot;ordinary&quot; and code = &quot;priority&quot;</source>
        <translation>hai bảng [[lane]]: một có code = &quot;ordinary&quot;, một có code = &quot;priority&quot;</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>đã kiểm tra</translation>
    </message>
    <message>
        <source>warning: the hall has {counters} counters; with more than {lying} at work those who are called take turns, and the others are left out. Take a larger screen, or a smaller display.distance_m</source>
        <translation>lưu ý: đơn vị có {counters} quầy; khi hơn {lying} quầy cùng làm việc, các số đang được gọi sẽ hiện luân phiên, các số khác không hiện. Hãy dùng màn hình lớn hơn, hoặc giảm display.distance_m</translation>
    </message>
    <message>
        <source>was called and nobody came</source>
        <translation>đã gọi mà vắng mặt</translation>
    </message>
    <message>
        <source>was cancelled</source>
        <translation>đã hủy</translation>
    </message>
    <message>
        <source>was used already</source>
        <translation>đã được dùng rồi</translation>
    </message>
    <message>
        <source>what it says could not happen then ({detail})</source>
        <translation>việc ghi trong mục này không thể xảy ra lúc đó ({detail})</translation>
    </message>
    <message>
        <source>words of slip and tiles</source>
        <translation>chữ trên phiếu và ô dịch vụ</translation>
    </message>
    <message>
        <source>write {value} in services or then of at least one [[counter]]</source>
        <translation>ghi {value} vào services hoặc then của ít nhất một [[counter]]</translation>
    </message>
    <message>
        <source>yes or no</source>
        <translation>có hoặc không (yes, no)</translation>
    </message>
    <message>
        <source>{address} is no address of a hub. Such are right: https://may-lay-so:8765</source>
        <translation>{address} không phải địa chỉ của máy trung tâm. Cách viết đúng: https://may-lay-so:8765</translation>
    </message>
    <message>
        <source>{address} names no printer. Allowed: tcp://HOST:PORT, serial:/dev/ttyS0, device:/dev/usb/lp0, usb:04b8:0e15, cups:QUEUE, windows:NAME, file:FOLDER, none.</source>
        <translation>{address} không phải địa chỉ máy in. Được ghi: tcp://HOST:PORT, serial:/dev/ttyS0, device:/dev/usb/lp0, usb:04b8:0e15, cups:QUEUE, windows:NAME, file:FOLDER, none.</translation>
    </message>
    <message>
        <source>{at} is over already. Give a later time of today.</source>
        <translation>{at} đã qua rồi. Xin chọn giờ muộn hơn trong hôm nay.</translation>
    </message>
    <message>
        <source>{at} is over already: nobody would see the notice. Give a later time.</source>
        <translation>Đã quá {at}: sẽ không ai thấy thông báo. Hãy cho giờ muộn hơn.</translation>
    </message>
    <message>
        <source>{clerk} is at no counter and would call nobody. Choose another clerk, or a service.</source>
        <translation>{clerk} không ở quầy nào nên không ai gọi số này. Xin chọn cán bộ khác hoặc chọn dịch vụ.</translation>
    </message>
    <message>
        <source>{clerk} is logged on to counter {counter}. Log off there first, then log on here.</source>
        <translation>{clerk} đang ở quầy {counter}. Xin đóng quầy đó trước, rồi đăng nhập ở đây.</translation>
    </message>
    <message>
        <source>{clerk} is logged on to counter {counter}. Log off there first.</source>
        <translation>{clerk} đang đăng nhập ở quầy {counter}. Hãy đóng quầy đó trước.</translation>
    </message>
    <message>
        <source>{clerk} is the only admin. Make somebody else an admin first.</source>
        <translation>{clerk} là người quản trị duy nhất. Hãy giao vai trò người quản trị cho người khác trước.</translation>
    </message>
    <message>
        <source>{clerk} stands in the hall file. Take the clerk out there.</source>
        <translation>{clerk} được ghi trong tệp cấu hình đơn vị. Hãy bỏ tên ở đó.</translation>
    </message>
    <message>
        <source>{count} minutes</source>
        <translation>{count} phút</translation>
    </message>
    <message>
        <source>{count} seconds</source>
        <translation>{count} giây</translation>
    </message>
    <message>
        <source>{file} cannot be read ({reason}); nothing of it is used</source>
        <translation>không đọc được {file} ({reason}); tệp này không được dùng</translation>
    </message>
    <message>
        <source>{file} is no TOML (line {line}); nothing of it is used</source>
        <translation>{file} không đúng dạng TOML (dòng {line}); tệp này không được dùng</translation>
    </message>
    <message>
        <source>{file} is no whole file of Qt Linguist (line {line}); nothing of it is used</source>
        <translation>{file} không phải tệp Qt Linguist hoàn chỉnh (dòng {line}); tệp này không được dùng</translation>
    </message>
    <message>
        <source>{file}: mistakes: {count}</source>
        <translation>{file}: {count} lỗi</translation>
    </message>
    <message>
        <source>{folder} has recordings of {who}; one person reads all words of a language. Give that name, or another folder (--out).</source>
        <translation>{folder} đã có bản thu giọng của {who}; mỗi ngôn ngữ do một người đọc tất cả các từ. Xin dùng tên đó, hoặc chọn thư mục khác (--out).</translation>
    </message>
    <message>
        <source>{folder} is there already. Go on translating what is in it.</source>
        <translation>Thư mục {folder} đã có. Mời dịch tiếp trong thư mục đó.</translation>
    </message>
    <message>
        <source>{given} is no head of a journal. Write it as bocso verify shows it: SEQ:HASH, 12 digits or more</source>
        <translation>{given} không phải là mốc nhật ký. Ghi đúng như bocso verify hiện ra: SỐ:MÃ, ít nhất 12 ký tự của mã</translation>
    </message>
    <message>
        <source>{given} is no window size. Allowed: 1080x1920 or 540x960+0+0.</source>
        <translation>{given} không phải kích thước cửa sổ. Được ghi: 1080x1920 hoặc 540x960+0+0.</translation>
    </message>
    <message>
        <source>{key} cannot be a key for everywhere. A letter, a digit or Space needs Ctrl, Alt or Meta, such as Ctrl+Alt+Space; F1 to F24, Pause and ScrollLock do not.</source>
        <translation>{key} không thể dùng làm phím ở mọi nơi. Chữ cái, chữ số hay phím cách phải đi cùng Ctrl, Alt hoặc Meta, ví dụ Ctrl+Alt+Space; F1 đến F24, Pause và ScrollLock thì không cần.</translation>
    </message>
    <message>
        <source>{key}: there is no picture or film in {folder}; the calls have the whole screen</source>
        <translation>{key}: không có hình hay phim nào trong {folder}; màn hình chỉ hiện lượt gọi</translation>
    </message>
    <message>
        <source>{language} is no code of a language: two or three small letters, such as vi, en, rad, jra.</source>
        <translation>{language} không phải mã ngôn ngữ: mã gồm hai hoặc ba chữ cái thường, như vi, en, rad, jra.</translation>
    </message>
    <message>
        <source>{least} or more</source>
        <translation>từ {least} trở lên</translation>
    </message>
    <message>
        <source>{least} to {most}</source>
        <translation>từ {least} đến {most}</translation>
    </message>
    <message>
        <source>{longest} or more; on a sign of digits alone {{digits}} or {{value}}</source>
        <translation>{longest} trở lên; với bảng chỉ có chữ số thì dùng {{digits}} hoặc {{value}}</translation>
    </message>
    <message>
        <source>{name}: choose this name at a counter, type the code {code}, then choose a PIN. The code is for once, within a day.</source>
        <translation>{name}: ở quầy, chọn tên này, nhập mã {code}, rồi đặt mã PIN. Mã chỉ dùng một lần, trong vòng một ngày.</translation>
    </message>
    <message>
        <source>{number} did not start within the last {seconds} seconds. Finish it, or put it aside.</source>
        <translation>Số {number} bắt đầu làm việc đã quá {seconds} giây. Hãy hoàn thành hoặc tạm giữ số này.</translation>
    </message>
    <message>
        <source>{number} has a fee that is not settled. Confirm or cancel it first.</source>
        <translation>Số {number} còn một khoản phí chưa xong. Mời xác nhận hoặc hủy khoản đó trước.</translation>
    </message>
    <message>
        <source>{number} has been rated already. Thank you.</source>
        <translation>Số {number} đã được đánh giá rồi. Xin cảm ơn.</translation>
    </message>
    <message>
        <source>{number} has no fee for which this can be done.</source>
        <translation>Số {number} không có khoản phí nào để thực hiện việc này.</translation>
    </message>
    <message>
        <source>{number} is in that lane already.</source>
        <translation>Số {number} đã là số ưu tiên (số thường) rồi.</translation>
    </message>
    <message>
        <source>{number} is of another day: a visit can be rated only on its own.</source>
        <translation>Số {number} là của ngày khác: chỉ đánh giá được trong ngày của số đó.</translation>
    </message>
    <message>
        <source>{number} waits there already. Choose another service, counter or clerk.</source>
        <translation>Số {number} đang chờ ở đó rồi. Xin chọn dịch vụ, quầy hoặc cán bộ khác.</translation>
    </message>
    <message>
        <source>{number} was called again {limit} times already. Mark it as no-show; it may still come back.</source>
        <translation>Số {number} đã được gọi lại {limit} lần. Xin bấm Vắng mặt; người đó vẫn có thể quay lại.</translation>
    </message>
    <message>
        <source>{number} was called more than {minutes} minutes ago. Call it with a reason, or give a new number.</source>
        <translation>Số {number} được gọi quá {minutes} phút rồi. Xin gọi kèm lý do, hoặc cấp số mới.</translation>
    </message>
    <message>
        <source>{number} was moved back {limit} times already, as often as it can be.</source>
        <translation>Số {number} đã lùi {limit} lần, không lùi được nữa.</translation>
    </message>
    <message>
        <source>{number} was not given at this kiosk. Print its slip at a counter.</source>
        <translation>Số {number} không do máy này cấp. Xin in lại phiếu tại quầy.</translation>
    </message>
    <message>
        <source>{number} {reason}: this cannot be done with it now.</source>
        <translation>{number} {reason} nên chưa thực hiện được.</translation>
    </message>
    <message>
        <source>{path} belongs to another program; nothing in it was changed. Name the queue&apos;s own file: --db, or in the hall file [database] url.</source>
        <translation>{path} là tệp của chương trình khác; không có gì trong đó bị thay đổi. Xin ghi đúng tệp của hàng chờ: --db, hoặc [database] url trong tệp của đơn vị.</translation>
    </message>
    <message>
        <source>{path} cannot be read. ({reason})</source>
        <translation>Không đọc được {path}. ({reason})</translation>
    </message>
    <message>
        <source>{path} cannot be read: what was written since {at} is unknown and lost. To go on, add --yes.</source>
        <translation>Không đọc được {path}: không biết đã ghi gì từ {at} đến nay, phần đó sẽ mất. Để tiếp tục, xin thêm --yes.</translation>
    </message>
    <message>
        <source>{path} contradicts itself ({detail}); nothing was written. See what is wrong with bocso verify; let the server&apos;s administrator put a backup back.</source>
        <translation>{path} có dữ liệu mâu thuẫn với nhau ({detail}); chưa ghi gì thêm. Xem sai chỗ nào: bocso verify; xin người quản trị máy chủ đưa bản sao vào thay.</translation>
    </message>
    <message>
        <source>{path} contradicts itself ({detail}); nothing was written. See what is wrong with bocso verify; put a backup back with bocso restore FILE.</source>
        <translation>{path} có dữ liệu mâu thuẫn với nhau ({detail}); chưa ghi gì thêm. Xem sai chỗ nào: bocso verify; đưa bản sao vào thay: bocso restore TỆP.</translation>
    </message>
    <message>
        <source>{path} exists already. Choose another name, or add --force.</source>
        <translation>Đã có tệp {path}. Xin chọn tên khác, hoặc thêm --force.</translation>
    </message>
    <message>
        <source>{path} has no roles yet. Make them first: bocso db roles</source>
        <translation>{path} chưa có vai trò nào. Xin tạo trước: bocso db roles</translation>
    </message>
    <message>
        <source>{path} is a database on a server: its administrator copies it with pg_dump.</source>
        <translation>{path} là dữ liệu trên máy chủ: người quản trị sao lưu bằng pg_dump.</translation>
    </message>
    <message>
        <source>{path} is damaged or no copy of a queue. Choose another copy.</source>
        <translation>{path} bị hỏng hoặc không phải bản sao. Xin chọn bản sao khác.</translation>
    </message>
    <message>
        <source>{path} is damaged or not a queue database. Put a backup back: bocso restore FILE</source>
        <translation>{path} bị hỏng hoặc không phải dữ liệu hàng chờ. Xin khôi phục bản sao lưu: bocso restore TỆP</translation>
    </message>
    <message>
        <source>{path} is in use ({apps}). Close every window of the hall first.</source>
        <translation>{path} đang được dùng ({apps}). Xin đóng hết các cửa sổ của đơn vị trước.</translation>
    </message>
    <message>
        <source>{path} is one file and knows no logins; they belong to a database on a server (postgresql://...).</source>
        <translation>{path} là một tệp nên không có tên đăng nhập; chỉ cơ sở dữ liệu trên máy chủ mới có (postgresql://...).</translation>
    </message>
    <message>
        <source>{path} is the database of another program. Name another, or an empty one: createdb NAME</source>
        <translation>{path} là cơ sở dữ liệu của chương trình khác. Xin ghi cơ sở dữ liệu khác, hoặc một cơ sở dữ liệu trống: createdb TÊN</translation>
    </message>
    <message>
        <source>{path} must be prepared for this program. An administrator has to run: bocso db upgrade</source>
        <translation>Cần chuẩn bị {path} cho chương trình này. Quản trị viên cần chạy: bocso db upgrade</translation>
    </message>
    <message>
        <source>{path} was made by a newer version of this program. Install that version.</source>
        <translation>{path} do phiên bản mới hơn tạo ra. Xin cài phiên bản đó.</translation>
    </message>
    <message>
        <source>{path} was replaced by another file while this program ran. The program begins anew by itself as soon as that file can be read.</source>
        <translation>{path} đã bị thay bằng tệp khác khi chương trình đang chạy. Chương trình sẽ tự khởi động lại ngay khi đọc được tệp đó.</translation>
    </message>
    <message>
        <source>{path}, where the keys of this computer are kept, cannot be used ({reason}). Remove it, then set them anew: bocso hotkey, bocso keypad learn</source>
        <translation>Không dùng được {path}, nơi giữ các phím của máy này ({reason}). Hãy xóa tệp đó rồi đặt lại: bocso hotkey, bocso keypad learn</translation>
    </message>
    <message>
        <source>{place}{wrong}. Allowed: {allowed}.</source>
        <translation>{place}{wrong}. Cho phép: {allowed}.</translation>
    </message>
    <message>
        <source>{service}: all numbers of the day are given out. Please come on the next working day.</source>
        <translation>Hôm nay {service} đã hết số. Mời ông/bà trở lại ngày làm việc tiếp theo.</translation>
    </message>
    <message>
        <source>{service}: no numbers are given. Please ask the staff.</source>
        <translation>{service} hiện không nhận số. Xin hỏi cán bộ hướng dẫn.</translation>
    </message>
    <message>
        <source>{service}: no numbers for now ({reason}).</source>
        <translation>{service}: tạm ngừng nhận ({reason}).</translation>
    </message>
    <message>
        <source>{service}: {today}. Numbers are given again at {opens}.</source>
        <translation>{service} {today}. Mời ông/bà lấy số từ {opens}.</translation>
    </message>
    <message>
        <source>{url} is not a SQLite file (sqlite:///FILE)</source>
        <translation>{url} không phải tệp SQLite (sqlite:///TỆP)</translation>
    </message>
    <message>
        <source>{url} is not a database URL such as sqlite:////home/hall/queue.sqlite</source>
        <translation>{url} không phải địa chỉ cơ sở dữ liệu, ví dụ sqlite:////home/hall/queue.sqlite</translation>
    </message>
    <message>
        <source>{value} = &quot;...&quot;; languages needed: {known}</source>
        <translation>{value} = &quot;...&quot;; các ngôn ngữ cần có: {known}</translation>
    </message>
    <message>
        <source>{value} cannot be the logo: {reason}</source>
        <translation>không dùng được {value} làm logo: {reason}</translation>
    </message>
    <message>
        <source>{value} characters are too few: numbers of this hall have up to {longest}</source>
        <translation>{value} ký tự là không đủ: số của đơn vị dài đến {longest}</translation>
    </message>
    <message>
        <source>{value} differs from {other} at {first}, on the same port</source>
        <translation>{value} khác với {other} ở {first}, trên cùng một cổng</translation>
    </message>
    <message>
        <source>{value} ends before it starts</source>
        <translation>{value} kết thúc trước khi bắt đầu</translation>
    </message>
    <message>
        <source>{value} has {length} characters</source>
        <translation>{value} dài {length} ký tự</translation>
    </message>
    <message>
        <source>{value} has {length} days</source>
        <translation>{value} dài {length} ngày</translation>
    </message>
    <message>
        <source>{value} is before the first day</source>
        <translation>{value} trước ngày đầu</translation>
    </message>
    <message>
        <source>{value} is not a database this program can use</source>
        <translation>{value} không phải địa chỉ cơ sở dữ liệu dùng được</translation>
    </message>
    <message>
        <source>{value} is not a date</source>
        <translation>{value} không phải là ngày</translation>
    </message>
    <message>
        <source>{value} is not allowed</source>
        <translation>{value} không hợp lệ</translation>
    </message>
    <message>
        <source>{value} is used already at {first}</source>
        <translation>{value} đã dùng ở {first}</translation>
    </message>
    <message>
        <source>{value} is {found}, which cannot stand here</source>
        <translation>{value} là {found}, không dùng được ở đây</translation>
    </message>
    <message>
        <source>{value} overlaps {other}</source>
        <translation>{value} chồng lên {other}</translation>
    </message>
    <message>
        <source>{value} stands already in line {first}</source>
        <translation>{value} đã có ở dòng {first}</translation>
    </message>
    <message>
        <source>{what} differs: its code is another one</source>
        <translation>{what} bị khác: mã trên phiếu không phải mã này</translation>
    </message>
    <message>
        <source>{what} differs: the journal says otherwise of {columns}</source>
        <translation>{what} bị sai khác: nhật ký ghi khác ở {columns}</translation>
    </message>
    <message>
        <source>{what} differs; in the table (by the journal): {columns}</source>
        <translation>{what} bị khác; trong bảng (theo nhật ký): {columns}</translation>
    </message>
    <message>
        <source>{what} is &quot;{state}&quot;, and no entry says so</source>
        <translation>{what} ở trạng thái &quot;{state}&quot; mà không có mục nào ghi như vậy</translation>
    </message>
    <message>
        <source>{what} is missing in the table</source>
        <translation>{what} không có trong bảng</translation>
    </message>
    <message>
        <source>{what} stands in the table before the journal begins</source>
        <translation>{what} có trong bảng mà trước khi nhật ký bắt đầu</translation>
    </message>
    <message>
        <source>{what} stands in the table behind the last entry</source>
        <translation>{what} có trong bảng mà sau mục cuối cùng</translation>
    </message>
    <message>
        <source>{what} stands in the table without an entry</source>
        <translation>{what} có trong bảng mà không có mục nhật ký</translation>
    </message>
    <message>
        <source>{what}. See: {where}.</source>
        <translation>{what}. Xem: {where}.</translation>
    </message>
    <message>
        <source>{{ vi = &quot;...&quot;, en = &quot;...&quot; }} on one line</source>
        <translation>{{ vi = &quot;...&quot;, en = &quot;...&quot; }} trên một dòng</translation>
    </message>
    <message>
        <source>Feedback past the day that was promised: {count}, the first of it {feedback} ({due}). Read and answer it on the computer with the database: bocso feedback list --late</source>
        <translation>Góp ý quá hạn trả lời: {count}, lâu nhất là mã {feedback} (hẹn ngày {due}). Xin xem và trả lời trên máy có dữ liệu: bocso feedback list --late</translation>
    </message>
    <message>
        <source>The key {key} does nothing here: another program has it, or the keyboard lacks it. Choose another: bocso hotkey --counter {counter} {action} KEY</source>
        <translation>Phím {key} không dùng được ở đây: chương trình khác đang giữ, hoặc bàn phím không có. Hãy chọn phím khác: bocso hotkey --counter {counter} {action} PHÍM</translation>
    </message>
    <message>
        <source>When the keypad has no more keys press Ctrl+C: what was pressed is kept.</source>
        <translation>Khi bàn phím không còn phím nào nữa, bấm Ctrl+C: các phím đã bấm được giữ lại.</translation>
    </message>
    <message>
        <source>This counter&apos;s login in the database may not change clerks. Do it at a counter of the hub, or on the hall&apos;s computer: bocso clerk.</source>
        <translation>Tài khoản cơ sở dữ liệu của quầy này không được thay đổi cán bộ. Mời thực hiện ở quầy nối với máy trung tâm, hoặc tại máy của đơn vị: bocso clerk.</translation>
    </message>
    <message>
        <source>procedures.file: the names of {codes} do not fit where they are found at a kiosk of {inches} inches in letters that can be read; please shorten them in the catalogue</source>
        <translation>procedures.file: tên của các thủ tục {codes} không hiện vừa trong kết quả tìm với cỡ chữ đọc được trên máy lấy số {inches} inch; vui lòng rút ngắn tên trong danh mục</translation>
    </message>
    <message>
        <source>{kind}.name: {name} ({code}, {language}) does not fit a small tile of the kiosk in letters that can be read on a screen of {inches} inches; please give it a shorter name</source>
        <translation>{kind}.name: tên {name} ({code}, {language}) không vừa một ô nhỏ của máy lấy số với cỡ chữ đọc được trên màn hình {inches} inch; vui lòng đặt tên ngắn hơn</translation>
    </message>
</context>
<context>
    <name>MoreButton</name>
    <message>
        <source>Back to the top</source>
        <translation>Về đầu danh sách</translation>
    </message>
    <message>
        <source>More below</source>
        <translation>Xem tiếp bên dưới</translation>
    </message>
</context>
</TS>
