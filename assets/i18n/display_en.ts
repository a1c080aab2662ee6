<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Hall</name>
    <message>
        <source>Now calling ticket</source>
        <translation>Now calling ticket</translation>
    </message>
    <message>
        <source>Calling again</source>
        <translation>Calling again</translation>
    </message>
    <message>
        <source>Please go to the counter</source>
        <translation>Please go to the counter</translation>
    </message>
    <message>
        <source>Now at the counter</source>
        <translation>Now at the counter</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>Your number appears on this screen when it is called</source>
        <translation>Your number appears on this screen when it is called</translation>
    </message>
    <message>
        <source>Please wait, you will be called again</source>
        <translation>Please wait, you will be called again</translation>
    </message>
    <message>
        <source>Next: {service}. Please wait.</source>
        <translation>Next: {service}. Please wait.</translation>
    </message>
    <message>
        <source>Next: {service}, counter {counter}. Please wait.</source>
        <translation>Next: {service}, counter {counter}. Please wait.</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Expected wait</source>
        <translation>Expected wait</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>waiting</translation>
    </message>
    <message>
        <source>Please keep your ticket with you</source>
        <translation>Please keep your ticket with you</translation>
    </message>
    <message>
        <source>Catching up. The last calls stay on the screen.</source>
        <translation>Catching up. The last calls stay on the screen.</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Welcome</translation>
    </message>
    <message>
        <source>Please take a ticket and have a seat. Your number will appear here.</source>
        <translation>Please take a ticket and have a seat. Your number will appear here.</translation>
    </message>
    <message>
        <source>The centre is closed</source>
        <translation>The centre is closed</translation>
    </message>
    <message>
        <source>We are on a short break</source>
        <translation>We are on a short break</translation>
    </message>
    <message>
        <source>One moment, please</source>
        <translation>One moment, please</translation>
    </message>
    <message>
        <source>The calls will appear here shortly.</source>
        <translation>The calls will appear here shortly.</translation>
    </message>
</context>
<context>
    <name>Sign</name>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Short break</source>
        <translation>Short break</translation>
    </message>
    <message>
        <source>Back at {time}</source>
        <translation>Back at {time}</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>Please follow the screen in the hall</source>
        <translation>Please follow the screen in the hall</translation>
    </message>
    <message>
        <source>This counter is not known</source>
        <translation>This counter is not known</translation>
    </message>
    <message>
        <source>Staff: please check the settings of this screen</source>
        <translation>Staff: please check the settings of this screen</translation>
    </message>
    <message>
        <source>Catching up</source>
        <translation>Catching up</translation>
    </message>
</context>
</TS>
