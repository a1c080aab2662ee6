<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Kiosk</name>
    <message>
        <source>Find your booking</source>
        <translation>Find your booking</translation>
    </message>
    <message>
        <source>Type your booking reference, your phone number or your CPR number, or hold the code of your booking to the scanner.</source>
        <translation>Type your booking reference, your phone number or your CPR number, or hold the code of your booking to the scanner.</translation>
    </message>
    <message>
        <source>Your entry</source>
        <translation>Your entry</translation>
    </message>
    <message>
        <source>Without a booking</source>
        <translation>Without a booking</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>One moment…</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Erase</translation>
    </message>
    <message>
        <source>Which booking have you come for?</source>
        <translation>Which booking have you come for?</translation>
    </message>
    <message>
        <source>Take my ticket</source>
        <translation>Take my ticket</translation>
    </message>
    <message>
        <source>Take a ticket without the booking</source>
        <translation>Take a ticket without the booking</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>You are early</source>
        <translation>You are early</translation>
    </message>
    <message>
        <source>You will be called at about {time}, or sooner if a counter is free. Take your ticket and have a seat.</source>
        <translation>You will be called at about {time}, or sooner if a counter is free. Take your ticket and have a seat.</translation>
    </message>
    <message>
        <source>You are on time</source>
        <translation>You are on time</translation>
    </message>
    <message>
        <source>Your place at {time} is kept. Take your ticket and have a seat.</source>
        <translation>Your place at {time} is kept. Take your ticket and have a seat.</translation>
    </message>
    <message>
        <source>Your booked time has passed</source>
        <translation>Your booked time has passed</translation>
    </message>
    <message>
        <source>Your booking was at {time}. You will still be served today, in the order of those who arrive now.</source>
        <translation>Your booking was at {time}. You will still be served today, in the order of those who arrive now.</translation>
    </message>
    <message>
        <source>Your booking is for another day</source>
        <translation>Your booking is for another day</translation>
    </message>
    <message>
        <source>It is for {day} at {time}. For a visit today, take a ticket without it.</source>
        <translation>It is for {day} at {time}. For a visit today, take a ticket without it.</translation>
    </message>
    <message>
        <source>This booking was cancelled</source>
        <translation>This booking was cancelled</translation>
    </message>
    <message>
        <source>You can still be served today: take a ticket without a booking.</source>
        <translation>You can still be served today: take a ticket without a booking.</translation>
    </message>
    <message>
        <source>You have checked in already</source>
        <translation>You have checked in already</translation>
    </message>
    <message>
        <source>Please have a seat until your number is called.</source>
        <translation>Please have a seat until your number is called.</translation>
    </message>
    <message>
        <source>Your number is {number}. Please have a seat until it is called.</source>
        <translation>Your number is {number}. Please have a seat until it is called.</translation>
    </message>
    <message>
        <source>The centre is closed</source>
        <translation>The centre is closed</translation>
    </message>
    <message>
        <source>Opening hours</source>
        <translation>Opening hours</translation>
    </message>
    <message>
        <source>Take a ticket</source>
        <translation>Take a ticket</translation>
    </message>
    <message>
        <source>Please have these with you</source>
        <translation>Please have these with you</translation>
    </message>
    <message>
        <source>You need no documents for this service</source>
        <translation>You need no documents for this service</translation>
    </message>
    <message>
        <source>Without a visit</source>
        <translation>Without a visit</translation>
    </message>
    <message>
        <source>Expected wait</source>
        <translation>Expected wait</translation>
    </message>
    <message>
        <source>Fee: BD {fee}</source>
        <translation>Fee: BD {fee}</translation>
    </message>
    <message numerus="yes">
        <source>Issued within %n working day(s)</source>
        <translation>
            <numerusform>Issued within one working day</numerusform>
            <numerusform>Issued within %n working days</numerusform>
        </translation>
    </message>
    <message>
        <source>Does one of these apply to you? (if you wish)</source>
        <translation>Does one of these apply to you? (if you wish)</translation>
    </message>
    <message>
        <source>{name}, chosen</source>
        <translation>{name}, chosen</translation>
    </message>
    <message>
        <source>Which service do you need?</source>
        <translation>Which service do you need?</translation>
    </message>
    <message>
        <source>{page} of {pages}</source>
        <translation>{page} of {pages}</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>More services</source>
        <translation>More services</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Welcome</translation>
    </message>
    <message>
        <source>Touch to take your turn</source>
        <translation>Touch to take your turn</translation>
    </message>
    <message>
        <source>I have a booking</source>
        <translation>I have a booking</translation>
    </message>
    <message>
        <source>Check in with your reference, phone or CPR</source>
        <translation>Check in with your reference, phone or CPR</translation>
    </message>
    <message>
        <source>I have no booking</source>
        <translation>I have no booking</translation>
    </message>
    <message>
        <source>Choose a service and take a ticket</source>
        <translation>Choose a service and take a ticket</translation>
    </message>
    <message>
        <source>The last tickets for today have been given</source>
        <translation>The last tickets for today have been given</translation>
    </message>
    <message>
        <source>Tickets are given again after the break</source>
        <translation>Tickets are given again after the break</translation>
    </message>
    <message>
        <source>Open today until {time}</source>
        <translation>Open today until {time}</translation>
    </message>
    <message>
        <source>Or scan the code of your booking</source>
        <translation>Or scan the code of your booking</translation>
    </message>
    <message>
        <source>Expected wait: {wait}</source>
        <translation>Expected wait: {wait}</translation>
    </message>
    <message>
        <source>Your ticket as a code</source>
        <translation>Your ticket as a code</translation>
    </message>
    <message>
        <source>The printed ticket</source>
        <translation>The printed ticket</translation>
    </message>
    <message>
        <source>Your ticket is being printed…</source>
        <translation>Your ticket is being printed…</translation>
    </message>
    <message>
        <source>Please take your ticket</source>
        <translation>Please take your ticket</translation>
    </message>
    <message>
        <source>Your number is valid without paper. Please remember it, or take a photo of the code.</source>
        <translation>Your number is valid without paper. Please remember it, or take a photo of the code.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Are you still there?</source>
        <translation>Are you still there?</translation>
    </message>
    <message>
        <source>This page will close soon, to keep your details private.</source>
        <translation>This page will close soon, to keep your details private.</translation>
    </message>
    <message>
        <source>Yes, continue</source>
        <translation>Yes, continue</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>Start over</translation>
    </message>
    <message>
        <source>By booking only</source>
        <translation>By booking only</translation>
    </message>
    <message>
        <source>Full for today</source>
        <translation>Full for today</translation>
    </message>
    <message>
        <source>No more tickets today</source>
        <translation>No more tickets today</translation>
    </message>
    <message>
        <source>Closed now</source>
        <translation>Closed now</translation>
    </message>
</context>
<context>
    <name>KioskWindow</name>
    <message>
        <source>Check-in kiosk</source>
        <translation>Check-in kiosk</translation>
    </message>
</context>
</TS>
