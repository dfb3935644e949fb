<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AskPage</name>
    <message numerus="yes">
        <source>The screen returns in %n second(s)</source>
        <translation>
            <numerusform>The screen returns in %n second</numerusform>
            <numerusform>The screen returns in %n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EaseBar</name>
    <message numerus="yes">
        <source>The screen returns in %n second(s)</source>
        <translation>
            <numerusform>The screen returns in %n second</numerusform>
            <numerusform>The screen returns in %n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FeedbackPage</name>
    <message numerus="yes">
        <source>The screen returns in %n second(s)</source>
        <translation>
            <numerusform>The screen returns in %n second</numerusform>
            <numerusform>The screen returns in %n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message numerus="yes">
        <source>The screen returns in %n second(s)</source>
        <translation>
            <numerusform>The screen returns in %n second</numerusform>
            <numerusform>The screen returns in %n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NoticePage</name>
    <message numerus="yes">
        <source>The screen returns in %n second(s)</source>
        <translation>
            <numerusform>The screen returns in %n second</numerusform>
            <numerusform>The screen returns in %n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NumberCard</name>
    <message numerus="yes">
        <source>called again %n time(s)</source>
        <translation>
            <numerusform>called again once</numerusform>
            <numerusform>called again %n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NumberFound</name>
    <message numerus="yes">
        <source>%n people are before you</source>
        <translation>
            <numerusform>%n person is before you</numerusform>
            <numerusform>%n people are before you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NumberPage</name>
    <message numerus="yes">
        <source>The screen returns in %n second(s)</source>
        <translation>
            <numerusform>The screen returns in %n second</numerusform>
            <numerusform>The screen returns in %n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PinDots</name>
    <message numerus="yes">
        <source>%n digit(s)</source>
        <translation>
            <numerusform>%n digit</numerusform>
            <numerusform>%n digits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReceptionServices</name>
    <message numerus="yes">
        <source>%n waiting in the hall</source>
        <translation>
            <numerusform>%n waiting in the hall</numerusform>
            <numerusform>%n waiting in the hall</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StayLine</name>
    <message numerus="yes">
        <source>The screen returns in %n second(s). Touch here to stay.</source>
        <translation>
            <numerusform>The screen returns in %n second. Touch here to stay.</numerusform>
            <numerusform>The screen returns in %n seconds. Touch here to stay.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message numerus="yes">
        <source>%1 waiting, up to %n min</source>
        <translation>
            <numerusform>%1 waiting, up to %n min</numerusform>
            <numerusform>%1 waiting, up to %n min</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TicketPage</name>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The screen returns in %n second(s)</source>
        <translation>
            <numerusform>The screen returns in %n second</numerusform>
            <numerusform>The screen returns in %n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>counter(s) %1</source>
        <translation>
            <numerusform>counter %1</numerusform>
            <numerusform>counters %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WaitingCard</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>+%n service(s)</source>
        <translation>
            <numerusform>+%n service</numerusform>
            <numerusform>+%n services</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WaitingRow</name>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
</context>
</TS>
