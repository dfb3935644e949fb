"""Programs know errors by their codes: one that was released is never changed, however its class is called."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

import shared.errors
from shared.errors.kinds import HallError

CODES = """already_off already_on already_paused already_rated already_running amount_wrong appointment_over
appointment_too_early backup_broken backup_missing came_too_late catalogue_unavailable
catalogue_wrong certificate_unusable clerk_at_counter clerk_elsewhere clerk_in_hall_file
clerk_needed clerk_there clerks_not_here clock_jumped clock_right code_needed code_over code_wrong
copy_disk_missing copy_unreadable copy_wrong counter_busy counter_closed counter_open counter_paused daily_limit
deferred_too_often demo_failed device_revoked door_pin_missing error fee_asked feedback_answered
feedback_just_given feedback_late feedback_off file_exists first_is_admin folder_missing folder_unusable
font_missing hall_closed head_too_old head_wrong help_just_called hot_key_taken hot_key_wrong
hot_keys_impossible hub_address_wrong hub_certificate_changed hub_host_wrong hub_running
hub_unavailable keypad_unreachable keys_unreadable kiosk_name_wrong lane_unchanged language_no_code
language_ours language_there last_admin last_language login_taken name_wrong no_appointments no_catalogue_file
no_fee no_help_called no_hub_found no_hub_here no_keypad_set no_microphone no_place_for_copy
no_printer_set no_screen no_sign_set no_sound nobody_behind nobody_waiting not_allowed not_asked
not_for_this_store not_paired not_paused nothing_called nothing_learned nothing_yet notice_over
pack_of_another paired_as_other pairing_code_wrong pairing_shut pairing_unreadable panel_ended panel_on_main
panel_screen_missing phone_wrong
pin_already_set pin_locked pin_locked_out pin_missing pin_not_set pin_too_weak pin_wrong port_taken
printer_address_wrong printer_in_use printer_interrupted printer_not_ready printer_taken
printer_unavailable priority_by_staff rating_over rating_wrong reason_needed recall_limit refused
request_reused restore_blind restore_loses return_over role_too_low roles_missing screen_missing
screen_unknown series_full server_contradicts server_damaged server_silent server_store
service_closed service_ended service_off settings_changed settings_wrong sign_unreachable slip_held
slip_of_another_kiosk slip_settled slot_full slot_wrong start_over store_address_wrong
store_contradicts store_crowded store_damaged store_encoding store_file_foreign store_file_missing
store_foreign store_full store_in_use store_locked store_login_wrong store_missing store_newer
store_no_right store_not_begun store_older store_read_only store_replaced store_row_damaged
store_unavailable store_unsure store_url_wrong target_away target_closed target_unfit text_missing
text_too_long text_wrong texts_missing too_late too_many_tries transfer_nowhere unavailable
unknown_appointment unknown_clerk unknown_code unknown_counter unknown_device unknown_fee
unknown_feedback unknown_hall unknown_notice unknown_printer unknown_service unknown_ticket
window_wrong words_needed wrong_state
"""


def test_every_code_is_the_one_that_was_released() -> None:
    assert sorted(codes()) == CODES.split()


def codes() -> set[str]:
    for module in pkgutil.iter_modules(shared.errors.__path__):
        importlib.import_module(f"shared.errors.{module.name}")
    ours = (error for error in kinds(HallError) if error.__module__.startswith("shared.errors."))
    return {error.code for error in ours}


def kinds(error: type[HallError]) -> Iterator[type[HallError]]:
    """`error` and all under it."""
    yield error
    for each in error.__subclasses__():
        yield from kinds(each)
