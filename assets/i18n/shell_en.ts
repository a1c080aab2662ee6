<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Calm</name>
    <message>
        <source>One moment, please</source>
        <translation>One moment, please</translation>
    </message>
    <message>
        <source>This screen will be back shortly. Your ticket keeps its place. Reception will help you.</source>
        <translation>This screen will be back shortly. Your ticket keeps its place. Reception will help you.</translation>
    </message>
    <message>
        <source>No paper ticket at the moment</source>
        <translation>No paper ticket at the moment</translation>
    </message>
    <message>
        <source>Your number is valid without paper. Please remember it, or take a photo of it.</source>
        <translation>Your number is valid without paper. Please remember it, or take a photo of it.</translation>
    </message>
</context>
<context>
    <name>RefusedClerk</name>
    <message>
        <source>That is not possible in the present state of this ticket.</source>
        <translation>That is not possible in the present state of this ticket.</translation>
    </message>
    <message>
        <source>Another counter has just called this ticket. Call the next one.</source>
        <translation>Another counter has just called this ticket. Call the next one.</translation>
    </message>
    <message>
        <source>There is no such ticket today. Check the number.</source>
        <translation>There is no such ticket today. Check the number.</translation>
    </message>
    <message>
        <source>This office has no such service.</source>
        <translation>This office has no such service.</translation>
    </message>
    <message>
        <source>This office has no such counter.</source>
        <translation>This office has no such counter.</translation>
    </message>
    <message>
        <source>The office knows no source of bookings of this name.</source>
        <translation>The office knows no source of bookings of this name.</translation>
    </message>
    <message>
        <source>The list of bookings to sort has no such line any more.</source>
        <translation>The list of bookings to sort has no such line any more.</translation>
    </message>
    <message>
        <source>No booking matches. Check the details, or issue a ticket without one.</source>
        <translation>No booking matches. Check the details, or issue a ticket without one.</translation>
    </message>
    <message>
        <source>This office has no such priority class.</source>
        <translation>This office has no such priority class.</translation>
    </message>
    <message>
        <source>Choose at least one service.</source>
        <translation>Choose at least one service.</translation>
    </message>
    <message>
        <source>Too many people for one ticket. Issue a second one.</source>
        <translation>Too many people for one ticket. Issue a second one.</translation>
    </message>
    <message>
        <source>The office is closed now.</source>
        <translation>The office is closed now.</translation>
    </message>
    <message>
        <source>The time of the last ticket has passed for today.</source>
        <translation>The time of the last ticket has passed for today.</translation>
    </message>
    <message>
        <source>This service is closed at this hour.</source>
        <translation>This service is closed at this hour.</translation>
    </message>
    <message>
        <source>This counter does not offer that service. Transfer the visitor instead.</source>
        <translation>This counter does not offer that service. Transfer the visitor instead.</translation>
    </message>
    <message>
        <source>This service takes booked visitors only.</source>
        <translation>This service takes booked visitors only.</translation>
    </message>
    <message>
        <source>The daily number of tickets for this service is reached.</source>
        <translation>The daily number of tickets for this service is reached.</translation>
    </message>
    <message>
        <source>The number range of this service is used up. Tell the supervisor.</source>
        <translation>The number range of this service is used up. Tell the supervisor.</translation>
    </message>
    <message>
        <source>This booking is for another day. Issue a ticket without it.</source>
        <translation>This booking is for another day. Issue a ticket without it.</translation>
    </message>
    <message>
        <source>This booking was cancelled.</source>
        <translation>This booking was cancelled.</translation>
    </message>
    <message>
        <source>This visitor has already checked in.</source>
        <translation>This visitor has already checked in.</translation>
    </message>
    <message>
        <source>Your counter is closed. Open it first.</source>
        <translation>Your counter is closed. Open it first.</translation>
    </message>
    <message>
        <source>A visitor is still at this counter. Finish or park that visit first.</source>
        <translation>A visitor is still at this counter. Finish or park that visit first.</translation>
    </message>
    <message>
        <source>Somebody else is signed in at this counter. Choose another one.</source>
        <translation>Somebody else is signed in at this counter. Choose another one.</translation>
    </message>
    <message>
        <source>You are not signed in at this counter.</source>
        <translation>You are not signed in at this counter.</translation>
    </message>
    <message>
        <source>This visitor is at another counter.</source>
        <translation>This visitor is at another counter.</translation>
    </message>
    <message>
        <source>This visitor waits for another counter.</source>
        <translation>This visitor waits for another counter.</translation>
    </message>
    <message>
        <source>Too late to undo this call. Use “did not come” or “park”.</source>
        <translation>Too late to undo this call. Use “did not come” or “park”.</translation>
    </message>
    <message>
        <source>The last call was only just announced. Wait a few seconds.</source>
        <translation>The last call was only just announced. Wait a few seconds.</translation>
    </message>
    <message>
        <source>Give a reason; it is recorded.</source>
        <translation>Give a reason; it is recorded.</translation>
    </message>
    <message>
        <source>Choose one of the outcomes in the list.</source>
        <translation>Choose one of the outcomes in the list.</translation>
    </message>
    <message>
        <source>The kiosk prints this ticket no more. Print it again from here.</source>
        <translation>The kiosk prints this ticket no more. Print it again from here.</translation>
    </message>
    <message>
        <source>The name or the PIN is not right. Please try again.</source>
        <translation>The name or the PIN is not right. Please try again.</translation>
    </message>
    <message>
        <source>This visitor waits for a colleague in person.</source>
        <translation>This visitor waits for a colleague in person.</translation>
    </message>
    <message>
        <source>This colleague is not at a counter now. Choose another one, or the service.</source>
        <translation>This colleague is not at a counter now. Choose another one, or the service.</translation>
    </message>
    <message>
        <source>There is nothing to undo at this counter.</source>
        <translation>There is nothing to undo at this counter.</translation>
    </message>
    <message>
        <source>This visitor was called as often as allowed. Use “did not come”.</source>
        <translation>This visitor was called as often as allowed. Use “did not come”.</translation>
    </message>
    <message>
        <source>No more visitors may be kept at this counter. Take one back, or park this one.</source>
        <translation>No more visitors may be kept at this counter. Take one back, or park this one.</translation>
    </message>
    <message>
        <source>Choose one of the next steps in the list.</source>
        <translation>Choose one of the next steps in the list.</translation>
    </message>
    <message>
        <source>This quantity is too large. Check it.</source>
        <translation>This quantity is too large. Check it.</translation>
    </message>
    <message>
        <source>Write the message first.</source>
        <translation>Write the message first.</translation>
    </message>
    <message>
        <source>A colleague is on the way already.</source>
        <translation>A colleague is on the way already.</translation>
    </message>
    <message>
        <source>These two tickets cannot be merged: choose two different ones of which one at most is booked.</source>
        <translation>These two tickets cannot be merged: choose two different ones of which one at most is booked.</translation>
    </message>
    <message>
        <source>A counter needs one service at least. Take a break instead.</source>
        <translation>A counter needs one service at least. Take a break instead.</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Wait a minute, then try again.</source>
        <translation>Too many wrong PINs. Wait a minute, then try again.</translation>
    </message>
    <message>
        <source>Your role does not allow this. Ask the supervisor.</source>
        <translation>Your role does not allow this. Ask the supervisor.</translation>
    </message>
</context>
<context>
    <name>RefusedVisitor</name>
    <message>
        <source>This cannot be done right now. Please ask at reception.</source>
        <translation>This cannot be done right now. Please ask at reception.</translation>
    </message>
    <message>
        <source>Your number has been called. Please look at the screen in the hall.</source>
        <translation>Your number has been called. Please look at the screen in the hall.</translation>
    </message>
    <message>
        <source>We do not find this ticket today. Please ask at reception.</source>
        <translation>We do not find this ticket today. Please ask at reception.</translation>
    </message>
    <message>
        <source>This service is not available here. Please choose another one.</source>
        <translation>This service is not available here. Please choose another one.</translation>
    </message>
    <message>
        <source>We do not find this counter. Please ask at reception.</source>
        <translation>We do not find this counter. Please ask at reception.</translation>
    </message>
    <message>
        <source>We do not find this. Please ask at reception.</source>
        <translation>We do not find this. Please ask at reception.</translation>
    </message>
    <message>
        <source>We do not find a booking with these details. Check them and try again, or take a ticket without a booking.</source>
        <translation>We do not find a booking with these details. Check them and try again, or take a ticket without a booking.</translation>
    </message>
    <message>
        <source>This choice is not available here. Please ask at reception.</source>
        <translation>This choice is not available here. Please ask at reception.</translation>
    </message>
    <message>
        <source>Please choose a service.</source>
        <translation>Please choose a service.</translation>
    </message>
    <message>
        <source>One ticket cannot serve so many people. Please ask at reception.</source>
        <translation>One ticket cannot serve so many people. Please ask at reception.</translation>
    </message>
    <message>
        <source>The centre is closed now. You are welcome during working hours.</source>
        <translation>The centre is closed now. You are welcome during working hours.</translation>
    </message>
    <message>
        <source>The last tickets for today have been given. You are welcome on the next working day.</source>
        <translation>The last tickets for today have been given. You are welcome on the next working day.</translation>
    </message>
    <message>
        <source>This service is closed at the moment. Please choose another one or ask at reception.</source>
        <translation>This service is closed at the moment. Please choose another one or ask at reception.</translation>
    </message>
    <message>
        <source>This service is not offered today. Please ask at reception.</source>
        <translation>This service is not offered today. Please ask at reception.</translation>
    </message>
    <message>
        <source>This service is by booking only. Reception will help you to book.</source>
        <translation>This service is by booking only. Reception will help you to book.</translation>
    </message>
    <message>
        <source>All places for this service are taken today. Please come on another day or book in advance.</source>
        <translation>All places for this service are taken today. Please come on another day or book in advance.</translation>
    </message>
    <message>
        <source>There are no more numbers for this service today. Please ask at reception.</source>
        <translation>There are no more numbers for this service today. Please ask at reception.</translation>
    </message>
    <message>
        <source>Your booking is for another day. You may take a ticket for today without it.</source>
        <translation>Your booking is for another day. You may take a ticket for today without it.</translation>
    </message>
    <message>
        <source>This booking was cancelled. You may take a ticket without a booking.</source>
        <translation>This booking was cancelled. You may take a ticket without a booking.</translation>
    </message>
    <message>
        <source>You have already checked in. Please keep your ticket and take a seat.</source>
        <translation>You have already checked in. Please keep your ticket and take a seat.</translation>
    </message>
    <message>
        <source>This counter is closed. Please ask at reception.</source>
        <translation>This counter is closed. Please ask at reception.</translation>
    </message>
    <message>
        <source>This counter is serving another visitor. Please wait to be called.</source>
        <translation>This counter is serving another visitor. Please wait to be called.</translation>
    </message>
    <message>
        <source>This counter is not available. Please ask at reception.</source>
        <translation>This counter is not available. Please ask at reception.</translation>
    </message>
    <message>
        <source>This is not your counter. Please look at the screen in the hall.</source>
        <translation>This is not your counter. Please look at the screen in the hall.</translation>
    </message>
    <message>
        <source>You are expected at another counter. Please look at the screen in the hall.</source>
        <translation>You are expected at another counter. Please look at the screen in the hall.</translation>
    </message>
    <message>
        <source>You will be called to another counter. Please look at the screen in the hall.</source>
        <translation>You will be called to another counter. Please look at the screen in the hall.</translation>
    </message>
    <message>
        <source>This can no longer be changed here. Please ask at reception.</source>
        <translation>This can no longer be changed here. Please ask at reception.</translation>
    </message>
    <message>
        <source>Please wait a moment and try again.</source>
        <translation>Please wait a moment and try again.</translation>
    </message>
    <message>
        <source>Something is missing. Please ask at reception.</source>
        <translation>Something is missing. Please ask at reception.</translation>
    </message>
    <message>
        <source>This cannot be done here. Please ask at reception.</source>
        <translation>This cannot be done here. Please ask at reception.</translation>
    </message>
    <message>
        <source>This ticket has been printed often enough. Your number is valid without paper.</source>
        <translation>This ticket has been printed often enough. Your number is valid without paper.</translation>
    </message>
    <message>
        <source>The name or the PIN is not right. Please try again.</source>
        <translation>The name or the PIN is not right. Please try again.</translation>
    </message>
    <message>
        <source>Another member of staff will call you. Please look at the screen in the hall.</source>
        <translation>Another member of staff will call you. Please look at the screen in the hall.</translation>
    </message>
    <message>
        <source>This member of staff is not here at the moment. Please ask at reception.</source>
        <translation>This member of staff is not here at the moment. Please ask at reception.</translation>
    </message>
    <message>
        <source>There is nothing to take back. Please ask at reception.</source>
        <translation>There is nothing to take back. Please ask at reception.</translation>
    </message>
    <message>
        <source>You have been called several times. Please ask at reception.</source>
        <translation>You have been called several times. Please ask at reception.</translation>
    </message>
    <message>
        <source>Please wait a moment; the staff will help you.</source>
        <translation>Please wait a moment; the staff will help you.</translation>
    </message>
    <message>
        <source>This number is too large. Please ask at reception.</source>
        <translation>This number is too large. Please ask at reception.</translation>
    </message>
    <message>
        <source>Please write something first.</source>
        <translation>Please write something first.</translation>
    </message>
    <message>
        <source>Somebody is on the way already.</source>
        <translation>Somebody is on the way already.</translation>
    </message>
    <message>
        <source>These tickets cannot be joined. Please ask at reception.</source>
        <translation>These tickets cannot be joined. Please ask at reception.</translation>
    </message>
    <message>
        <source>This service is not offered now. Please ask at reception.</source>
        <translation>This service is not offered now. Please ask at reception.</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Please wait a minute and try again.</source>
        <translation>Too many wrong PINs. Please wait a minute and try again.</translation>
    </message>
    <message>
        <source>Only staff of the centre can do this.</source>
        <translation>Only staff of the centre can do this.</translation>
    </message>
</context>
<context>
    <name>Start</name>
    <message>
        <source>Demo</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>The whole office on this screen, with a sample day</source>
        <translation>The whole office on this screen, with a sample day</translation>
    </message>
    <message>
        <source>Check-in kiosk</source>
        <translation>Check-in kiosk</translation>
    </message>
    <message>
        <source>Visitors check in and take a ticket</source>
        <translation>Visitors check in and take a ticket</translation>
    </message>
    <message>
        <source>Hall display</source>
        <translation>Hall display</translation>
    </message>
    <message>
        <source>Shows and speaks the calls</source>
        <translation>Shows and speaks the calls</translation>
    </message>
    <message>
        <source>Clerk&apos;s console</source>
        <translation>Clerk&apos;s console</translation>
    </message>
    <message>
        <source>Call, serve and finish visits at a counter</source>
        <translation>Call, serve and finish visits at a counter</translation>
    </message>
    <message>
        <source>Bookings</source>
        <translation>Bookings</translation>
    </message>
    <message>
        <source>Keeps them in step with where they are made</source>
        <translation>Keeps them in step with where they are made</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>Set up</translation>
    </message>
    <message>
        <source>Create or update an office from its profile</source>
        <translation>Create or update an office from its profile</translation>
    </message>
    <message>
        <source>Check this machine</source>
        <translation>Check this machine</translation>
    </message>
    <message>
        <source>Database, sound, printer and screens</source>
        <translation>Database, sound, printer and screens</translation>
    </message>
</context>
<context>
    <name>StartWindow</name>
    <message>
        <source>Dawr</source>
        <translation>Dawr</translation>
    </message>
    <message>
        <source>Your turn, in a fair order. What shall this machine do?</source>
        <translation>Your turn, in a fair order. What shall this machine do?</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>The database was not found. Check its address, or set up the office.</source>
        <translation>The database was not found. Check its address, or set up the office.</translation>
    </message>
    <message>
        <source>The database does not hold this office yet. Set up the office first.</source>
        <translation>The database does not hold this office yet. Set up the office first.</translation>
    </message>
    <message>
        <source>Another program holds the database. Close that program and try again.</source>
        <translation>Another program holds the database. Close that program and try again.</translation>
    </message>
    <message>
        <source>The database cannot be written. Check the rights of the file and its folder.</source>
        <translation>The database cannot be written. Check the rights of the file and its folder.</translation>
    </message>
    <message>
        <source>The database file lies on a network path. Move it to a local disk.</source>
        <translation>The database file lies on a network path. Move it to a local disk.</translation>
    </message>
    <message>
        <source>The database was written by a newer version. Update this machine.</source>
        <translation>The database was written by a newer version. Update this machine.</translation>
    </message>
    <message>
        <source>The database file is damaged or is not one of Dawr. Restore the last backup.</source>
        <translation>The database file is damaged or is not one of Dawr. Restore the last backup.</translation>
    </message>
    <message>
        <source>No connection to the database. It is tried again by itself.</source>
        <translation>No connection to the database. It is tried again by itself.</translation>
    </message>
    <message>
        <source>The disk is full and nothing was saved. Free some space and try again.</source>
        <translation>The disk is full and nothing was saved. Free some space and try again.</translation>
    </message>
    <message>
        <source>The printer does not answer. Check paper, cover and cable.</source>
        <translation>The printer does not answer. Check paper, cover and cable.</translation>
    </message>
    <message>
        <source>No sound. Calls are shown but not spoken. Check the speaker.</source>
        <translation>No sound. Calls are shown but not spoken. Check the speaker.</translation>
    </message>
    <message>
        <source>The bookings could not be fetched. Those of the last fetch are still used.</source>
        <translation>The bookings could not be fetched. Those of the last fetch are still used.</translation>
    </message>
    <message>
        <source>The settings of this machine are not right. Correct the settings file.</source>
        <translation>The settings of this machine are not right. Correct the settings file.</translation>
    </message>
    <message>
        <source>The profile of the office is not right. Correct the profile file.</source>
        <translation>The profile of the office is not right. Correct the profile file.</translation>
    </message>
</context>
</TS>
