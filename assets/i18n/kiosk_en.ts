<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Keypad</name>
    <message numerus="yes">
        <source>Please wait %n second(s) before the next try.</source>
        <translation>
            <numerusform>Please wait %n second before the next try.</numerusform>
            <numerusform>Please wait %n seconds before the next try.</numerusform>
        </translation>
    </message>
</context>
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
        <source>Booking reference, phone or CPR</source>
        <translation>Booking reference, phone or CPR</translation>
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
        <source>More bookings</source>
        <translation>More bookings</translation>
    </message>
    <message>
        <source>No ticket can be taken now</source>
        <translation>No ticket can be taken now</translation>
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
        <source>I have them all - take my ticket</source>
        <translation>I have them all - take my ticket</translation>
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
        <source>Reception will help you to book again.</source>
        <translation>Reception will help you to book again.</translation>
    </message>
    <message>
        <source>Your booking is for another day</source>
        <translation>Your booking is for another day</translation>
    </message>
    <message>
        <source>It is for {day} at {time}. For a visit today, ask at reception.</source>
        <translation>It is for {day} at {time}. For a visit today, ask at reception.</translation>
    </message>
    <message>
        <source>It is for {day} at {time}. For a visit today, take a ticket without it.</source>
        <translation>It is for {day} at {time}. For a visit today, take a ticket without it.</translation>
    </message>
    <message>
        <source>This is your number. To see how long it will take, hold the code of your ticket to the scanner. If you do not have it, reception will print it again.</source>
        <translation>This is your number. To see how long it will take, hold the code of your ticket to the scanner. If you do not have it, reception will print it again.</translation>
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
        <source>Not yet</source>
        <translation>Not yet</translation>
    </message>
    <message>
        <source>I have them all - take a ticket</source>
        <translation>I have them all - take a ticket</translation>
    </message>
    <message>
        <source>Also in this visit (touch to take out)</source>
        <translation>Also in this visit (touch to take out)</translation>
    </message>
    <message>
        <source>Take out of this visit: {name}</source>
        <translation>Take out of this visit: {name}</translation>
    </message>
    <message>
        <source>Expected wait</source>
        <translation>Expected wait</translation>
    </message>
    <message>
        <source>Come back later</source>
        <translation>Come back later</translation>
    </message>
    <message>
        <source>Fee: BD {fee}</source>
        <translation>Fee: BD {fee}</translation>
    </message>
    <message>
        <source>Does one of these apply to you?</source>
        <translation>Does one of these apply to you?</translation>
    </message>
    <message>
        <source>None of these</source>
        <translation>None of these</translation>
    </message>
    <message>
        <source>It stays between you and our staff.</source>
        <translation>It stays between you and our staff.</translation>
    </message>
    <message>
        <source>Reception will confirm it.</source>
        <translation>Reception will confirm it.</translation>
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
        <source>What is your visit about?</source>
        <translation>What is your visit about?</translation>
    </message>
    <message>
        <source>Already in this visit</source>
        <translation>Already in this visit</translation>
    </message>
    <message>
        <source>Which further service do you need?</source>
        <translation>Which further service do you need?</translation>
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
        <source>Print my ticket again</source>
        <translation>Print my ticket again</translation>
    </message>
    <message>
        <source>Wait again</source>
        <translation>Wait again</translation>
    </message>
    <message>
        <source>Your visit is paused</source>
        <translation>Your visit is paused</translation>
    </message>
    <message>
        <source>The staff will call you again. Please stay in the hall.</source>
        <translation>The staff will call you again. Please stay in the hall.</translation>
    </message>
    <message>
        <source>You were called and did not come</source>
        <translation>You were called and did not come</translation>
    </message>
    <message>
        <source>Touch “Wait again”: you keep your number and wait once more.</source>
        <translation>Touch “Wait again”: you keep your number and wait once more.</translation>
    </message>
    <message>
        <source>This visit is over</source>
        <translation>This visit is over</translation>
    </message>
    <message>
        <source>For something else, please take a new ticket.</source>
        <translation>For something else, please take a new ticket.</translation>
    </message>
    <message>
        <source>You are in the line</source>
        <translation>You are in the line</translation>
    </message>
    <message>
        <source>Expected wait: {wait}</source>
        <translation>Expected wait: {wait}</translation>
    </message>
    <message>
        <source>Your number has been called</source>
        <translation>Your number has been called</translation>
    </message>
    <message>
        <source>Please look at the screen in the hall.</source>
        <translation>Please look at the screen in the hall.</translation>
    </message>
    <message>
        <source>You are expected at counter</source>
        <translation>You are expected at counter</translation>
    </message>
    <message>
        <source>Your visit goes on there.</source>
        <translation>Your visit goes on there.</translation>
    </message>
    <message>
        <source>Please go to counter</source>
        <translation>Please go to counter</translation>
    </message>
    <message>
        <source>Your number has been called.</source>
        <translation>Your number has been called.</translation>
    </message>
    <message>
        <source>Try printing again</source>
        <translation>Try printing again</translation>
    </message>
    <message>
        <source>Then: {service}</source>
        <translation>Then: {service}</translation>
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
        <source>Your ticket came out of another printer</source>
        <translation>Your ticket came out of another printer</translation>
    </message>
    <message>
        <source>Take a photo of this screen</source>
        <translation>Take a photo of this screen</translation>
    </message>
    <message>
        <source>Please remember your number</source>
        <translation>Please remember your number</translation>
    </message>
    <message>
        <source>Your number is valid without paper, and reception has been told.</source>
        <translation>Your number is valid without paper, and reception has been told.</translation>
    </message>
    <message>
        <source>Reception has it. Your number is valid without it too.</source>
        <translation>Reception has it. Your number is valid without it too.</translation>
    </message>
    <message>
        <source>Your number is valid without paper.</source>
        <translation>Your number is valid without paper.</translation>
    </message>
    <message>
        <source>Staff only</source>
        <translation>Staff only</translation>
    </message>
    <message>
        <source>Staff name or number</source>
        <translation>Staff name or number</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>The name or the PIN is not right.</source>
        <translation>The name or the PIN is not right.</translation>
    </message>
    <message>
        <source>The PIN cannot be checked: the office&apos;s data cannot be reached.</source>
        <translation>The PIN cannot be checked: the office&apos;s data cannot be reached.</translation>
    </message>
    <message>
        <source>Next: the PIN</source>
        <translation>Next: the PIN</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>This kiosk</source>
        <translation>This kiosk</translation>
    </message>
    <message>
        <source>Back to the visitors&apos; page</source>
        <translation>Back to the visitors&apos; page</translation>
    </message>
    <message>
        <source>Leave the kiosk</source>
        <translation>Leave the kiosk</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Database</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>{part}: ready</source>
        <translation>{part}: ready</translation>
    </message>
    <message>
        <source>{part}: not ready</source>
        <translation>{part}: not ready</translation>
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
    <message>
        <source>Listen</source>
        <translation>Listen</translation>
    </message>
    <message>
        <source>Everything within reach from a seat</source>
        <translation>Everything within reach from a seat</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Larger text</translation>
    </message>
    <message>
        <source>Lower screen</source>
        <translation>Lower screen</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>High contrast</translation>
    </message>
    <message>
        <source>Spoken help</source>
        <translation>Spoken help</translation>
    </message>
    <message>
        <source>No sound</source>
        <translation>No sound</translation>
    </message>
    <message>
        <source>Sound is not available on this kiosk now</source>
        <translation>Sound is not available on this kiosk now</translation>
    </message>
    <message>
        <source>{name}, on</source>
        <translation>{name}, on</translation>
    </message>
    <message>
        <source>{name}, off</source>
        <translation>{name}, off</translation>
    </message>
    <message>
        <source>Another service</source>
        <translation>Another service</translation>
    </message>
    <message>
        <source>Messages to my phone</source>
        <translation>Messages to my phone</translation>
    </message>
    <message>
        <source>Priority or assistance</source>
        <translation>Priority or assistance</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>Given</translation>
    </message>
    <message>
        <source>How many people</source>
        <translation>How many people</translation>
    </message>
    <message>
        <source>How many files</source>
        <translation>How many files</translation>
    </message>
    <message>
        <source>One person less</source>
        <translation>One person less</translation>
    </message>
    <message>
        <source>One person more</source>
        <translation>One person more</translation>
    </message>
    <message>
        <source>One file less</source>
        <translation>One file less</translation>
    </message>
    <message>
        <source>One file more</source>
        <translation>One file more</translation>
    </message>
    <message>
        <source>Touch the screen to begin</source>
        <translation>Touch the screen to begin</translation>
    </message>
    <message>
        <source>Take a ticket anyway</source>
        <translation>Take a ticket anyway</translation>
    </message>
    <message>
        <source>You can do this without a visit</source>
        <translation>You can do this without a visit</translation>
    </message>
    <message>
        <source>Come back when you have everything</source>
        <translation>Come back when you have everything</translation>
    </message>
    <message>
        <source>Come back when it is quieter</source>
        <translation>Come back when it is quieter</translation>
    </message>
    <message>
        <source>Scan the code with your phone and go on from there.</source>
        <translation>Scan the code with your phone and go on from there.</translation>
    </message>
    <message>
        <source>Without these documents your request cannot be completed today. You may take a photo of this list.</source>
        <translation>Without these documents your request cannot be completed today. You may take a photo of this list.</translation>
    </message>
    <message>
        <source>Expected wait now: {wait}.</source>
        <translation>Expected wait now: {wait}.</translation>
    </message>
    <message>
        <source>Without a ticket you keep no place in the line.</source>
        <translation>Without a ticket you keep no place in the line.</translation>
    </message>
    <message>
        <source>Tickets are given today until {time}.</source>
        <translation>Tickets are given today until {time}.</translation>
    </message>
    <message>
        <source>I will do it there</source>
        <translation>I will do it there</translation>
    </message>
    <message>
        <source>I will come back</source>
        <translation>I will come back</translation>
    </message>
    <message>
        <source>Messages about this visit</source>
        <translation>Messages about this visit</translation>
    </message>
    <message>
        <source>Your mobile number</source>
        <translation>Your mobile number</translation>
    </message>
    <message>
        <source>No messages</source>
        <translation>No messages</translation>
    </message>
    <message>
        <source>I agree, use this number</source>
        <translation>I agree, use this number</translation>
    </message>
    <message>
        <source>If you wish, type your mobile number. We send messages about this visit to it and use it for nothing else.</source>
        <translation>If you wish, type your mobile number. We send messages about this visit to it and use it for nothing else.</translation>
    </message>
    <message>
        <source>The number is too short. Please check it.</source>
        <translation>The number is too short. Please check it.</translation>
    </message>
    <message>
        <source>The number is too long. Please check it.</source>
        <translation>The number is too long. Please check it.</translation>
    </message>
    <message>
        <source>This is a fixed line. Messages need a mobile number.</source>
        <translation>This is a fixed line. Messages need a mobile number.</translation>
    </message>
    <message>
        <source>This is not a phone number. Please check it.</source>
        <translation>This is not a phone number. Please check it.</translation>
    </message>
</context>
<context>
    <name>KioskHelp</name>
    <message>
        <source>Welcome. To take a ticket, touch: I have no booking. To check in, touch: I have a booking, or hold the code of your booking to the scanner.</source>
        <translation>Welcome. To take a ticket, touch: I have no booking. To check in, touch: I have a booking, or hold the code of your booking to the scanner.</translation>
    </message>
    <message>
        <source>Touch the screen to begin.</source>
        <translation>Touch the screen to begin.</translation>
    </message>
    <message>
        <source>What is your visit about? Touch one of the groups.</source>
        <translation>What is your visit about? Touch one of the groups.</translation>
    </message>
    <message>
        <source>Which service do you need? Touch it in the list.</source>
        <translation>Which service do you need? Touch it in the list.</translation>
    </message>
    <message>
        <source>More services are on the next page.</source>
        <translation>More services are on the next page.</translation>
    </message>
    <message>
        <source>You need these documents: {documents}.</source>
        <translation>You need these documents: {documents}.</translation>
    </message>
    <message>
        <source>If you have them all, touch the yellow button to take a ticket. If not, touch: Not yet.</source>
        <translation>If you have them all, touch the yellow button to take a ticket. If not, touch: Not yet.</translation>
    </message>
    <message>
        <source>You need no documents.</source>
        <translation>You need no documents.</translation>
    </message>
    <message>
        <source>Touch the yellow button to take a ticket.</source>
        <translation>Touch the yellow button to take a ticket.</translation>
    </message>
    <message>
        <source>No ticket can be taken for this service now.</source>
        <translation>No ticket can be taken for this service now.</translation>
    </message>
    <message>
        <source>You can do this without a visit. Scan the code on the screen with your phone.</source>
        <translation>You can do this without a visit. Scan the code on the screen with your phone.</translation>
    </message>
    <message>
        <source>Come back when you have everything. The screen lists what to bring. You may also take a ticket anyway.</source>
        <translation>Come back when you have everything. The screen lists what to bring. You may also take a ticket anyway.</translation>
    </message>
    <message>
        <source>Come back when it suits you. Without a ticket you keep no place in the line. You may also take a ticket anyway.</source>
        <translation>Come back when it suits you. Without a ticket you keep no place in the line. You may also take a ticket anyway.</translation>
    </message>
    <message>
        <source>Some visitors are served earlier. If a choice on the screen applies, touch it.</source>
        <translation>Some visitors are served earlier. If a choice on the screen applies, touch it.</translation>
    </message>
    <message>
        <source>Type your mobile number to receive messages about this visit. What you type is not read aloud.</source>
        <translation>Type your mobile number to receive messages about this visit. What you type is not read aloud.</translation>
    </message>
    <message>
        <source>This is not a number that messages can be sent to. Please check it and try again.</source>
        <translation>This is not a number that messages can be sent to. Please check it and try again.</translation>
    </message>
    <message>
        <source>Type your booking reference, your phone number or your CPR number, and touch search. Or hold the code of your booking to the scanner. What you type is not read aloud.</source>
        <translation>Type your booking reference, your phone number or your CPR number, and touch search. Or hold the code of your booking to the scanner. What you type is not read aloud.</translation>
    </message>
    <message>
        <source>No booking was found. Please try again.</source>
        <translation>No booking was found. Please try again.</translation>
    </message>
    <message>
        <source>You have several bookings today. Touch the one you came for.</source>
        <translation>You have several bookings today. Touch the one you came for.</translation>
    </message>
    <message>
        <source>You are early. You will be called at about {time}. Touch the yellow button.</source>
        <translation>You are early. You will be called at about {time}. Touch the yellow button.</translation>
    </message>
    <message>
        <source>You are on time. Your place at {time} is kept. Touch the yellow button.</source>
        <translation>You are on time. Your place at {time} is kept. Touch the yellow button.</translation>
    </message>
    <message>
        <source>Your booked time, {time}, has passed. You will still be served, in the order of those who arrive now. Touch the yellow button.</source>
        <translation>Your booked time, {time}, has passed. You will still be served, in the order of those who arrive now. Touch the yellow button.</translation>
    </message>
    <message>
        <source>Your booking is for another day: {day}, at {time}. For today, take a ticket.</source>
        <translation>Your booking is for another day: {day}, at {time}. For today, take a ticket.</translation>
    </message>
    <message>
        <source>This booking was cancelled. You can take a ticket without a booking.</source>
        <translation>This booking was cancelled. You can take a ticket without a booking.</translation>
    </message>
    <message>
        <source>Your booking is for another day: {day}, at {time}. For today, ask at reception.</source>
        <translation>Your booking is for another day: {day}, at {time}. For today, ask at reception.</translation>
    </message>
    <message>
        <source>This booking was cancelled. Reception will help you to book again.</source>
        <translation>This booking was cancelled. Reception will help you to book again.</translation>
    </message>
    <message>
        <source>You have checked in already.</source>
        <translation>You have checked in already.</translation>
    </message>
    <message>
        <source>Your number is {number}.</source>
        <translation>Your number is {number}.</translation>
    </message>
    <message>
        <source>You are next.</source>
        <translation>You are next.</translation>
    </message>
    <message>
        <source>Ahead of you: {people}.</source>
        <translation>Ahead of you: {people}.</translation>
    </message>
    <message>
        <source>Expected wait: {wait}.</source>
        <translation>Expected wait: {wait}.</translation>
    </message>
    <message>
        <source>Your booking is at {time}.</source>
        <translation>Your booking is at {time}.</translation>
    </message>
    <message>
        <source>Please take your ticket.</source>
        <translation>Please take your ticket.</translation>
    </message>
    <message>
        <source>Your number is valid without paper. Please remember it.</source>
        <translation>Your number is valid without paper. Please remember it.</translation>
    </message>
    <message>
        <source>Please have a seat until your number is called.</source>
        <translation>Please have a seat until your number is called.</translation>
    </message>
    <message>
        <source>Your number has been called. Please ask the staff where to go.</source>
        <translation>Your number has been called. Please ask the staff where to go.</translation>
    </message>
    <message>
        <source>Your visit is paused. The staff will call you again. Please stay in the hall.</source>
        <translation>Your visit is paused. The staff will call you again. Please stay in the hall.</translation>
    </message>
    <message>
        <source>You were called and did not come. Touch: Wait again. You keep your number and wait once more.</source>
        <translation>You were called and did not come. Touch: Wait again. You keep your number and wait once more.</translation>
    </message>
    <message>
        <source>This visit is over. For something else, take a new ticket.</source>
        <translation>This visit is over. For something else, take a new ticket.</translation>
    </message>
    <message>
        <source>The centre is closed.</source>
        <translation>The centre is closed.</translation>
    </message>
    <message>
        <source>One moment, please. Staff at reception will help you.</source>
        <translation>One moment, please. Staff at reception will help you.</translation>
    </message>
    <message>
        <source>Are you still there? Touch the yellow button to continue.</source>
        <translation>Are you still there? Touch the yellow button to continue.</translation>
    </message>
    <message>
        <source>Back is at the bottom.</source>
        <translation>Back is at the bottom.</translation>
    </message>
    <message>
        <source>Spoken help is on. With a keyboard, the Tab key goes from one button to the next.</source>
        <translation>Spoken help is on. With a keyboard, the Tab key goes from one button to the next.</translation>
    </message>
</context>
<context>
    <name>KioskWindow</name>
    <message>
        <source>Check-in kiosk</source>
        <translation>Check-in kiosk</translation>
    </message>
</context>
<context>
    <name>Options</name>
    <message numerus="yes">
        <source>%n more in this visit</source>
        <translation>
            <numerusform>%n more in this visit</numerusform>
            <numerusform>%n more in this visit</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PhonePage</name>
    <message numerus="yes">
        <source>It is deleted after %n day(s).</source>
        <translation>
            <numerusform>It is deleted after %n day.</numerusform>
            <numerusform>It is deleted after %n days.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Facts</name>
    <message numerus="yes">
        <source>Issued within %n working day(s)</source>
        <translation>
            <numerusform>Issued within %n working day</numerusform>
            <numerusform>Issued within %n working days</numerusform>
        </translation>
    </message>
</context>
</TS>
