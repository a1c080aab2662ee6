<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ActionBar</name>
    <message>
        <source>Call again ({s})</source>
        <translation>Call again ({s})</translation>
    </message>
    <message>
        <source>Undo ({s})</source>
        <translation>Undo ({s})</translation>
    </message>
    <message>
        <source>Call next</source>
        <translation>Call next</translation>
    </message>
    <message>
        <source>Call again</source>
        <translation>Call again</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Finish</translation>
    </message>
    <message>
        <source>Did not come</source>
        <translation>Did not come</translation>
    </message>
    <message>
        <source>Park</source>
        <translation>Park</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Transfer</translation>
    </message>
    <message>
        <source>Add service</source>
        <translation>Add service</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>AskBreak</name>
    <message>
        <source>Take a break</source>
        <translation>Take a break</translation>
    </message>
    <message>
        <source>Nobody new is called to your counter until you are back.</source>
        <translation>Nobody new is called to your counter until you are back.</translation>
    </message>
    <message>
        <source>Back in</source>
        <translation>Back in</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>not known</translation>
    </message>
    <message>
        <source>Start the break</source>
        <translation>Start the break</translation>
    </message>
</context>
<context>
    <name>AskLeave</name>
    <message>
        <source>Has {number} left?</source>
        <translation>Has {number} left?</translation>
    </message>
    <message>
        <source>The ticket ends and will not be called. This cannot be undone.</source>
        <translation>The ticket ends and will not be called. This cannot be undone.</translation>
    </message>
    <message>
        <source>{number} has left</source>
        <translation>{number} has left</translation>
    </message>
</context>
<context>
    <name>AskOutcome</name>
    <message>
        <source>How did the visit of {number} end?</source>
        <translation>How did the visit of {number} end?</translation>
    </message>
    <message>
        <source>Choose with the digits or the arrows, then press Enter.</source>
        <translation>Choose with the digits or the arrows, then press Enter.</translation>
    </message>
    <message>
        <source>Note (optional)</source>
        <translation>Note (optional)</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Finish</translation>
    </message>
</context>
<context>
    <name>AskService</name>
    <message>
        <source>Add a service to {number}</source>
        <translation>Add a service to {number}</translation>
    </message>
    <message>
        <source>It follows when this one is finished, without queueing again.</source>
        <translation>It follows when this one is finished, without queueing again.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Add</translation>
    </message>
</context>
<context>
    <name>AskTransfer</name>
    <message>
        <source>Transfer {number} to</source>
        <translation>Transfer {number} to</translation>
    </message>
    <message>
        <source>The visitor keeps the number and the place in the line.</source>
        <translation>The visitor keeps the number and the place in the line.</translation>
    </message>
    <message>
        <source>Another service</source>
        <translation>Another service</translation>
    </message>
    <message>
        <source>Another counter, same service</source>
        <translation>Another counter, same service</translation>
    </message>
    <message>
        <source>Note for the colleague (optional)</source>
        <translation>Note for the colleague (optional)</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Transfer</translation>
    </message>
</context>
<context>
    <name>AskWhy</name>
    <message>
        <source>Call {number} out of turn. Why?</source>
        <translation>Call {number} out of turn. Why?</translation>
    </message>
    <message>
        <source>The reason is recorded. Choose one or write your own.</source>
        <translation>The reason is recorded. Choose one or write your own.</translation>
    </message>
    <message>
        <source>Unwell or cannot wait</source>
        <translation>Unwell or cannot wait</translation>
    </message>
    <message>
        <source>Continues an earlier visit</source>
        <translation>Continues an earlier visit</translation>
    </message>
    <message>
        <source>One short question</source>
        <translation>One short question</translation>
    </message>
    <message>
        <source>Asked for by the supervisor</source>
        <translation>Asked for by the supervisor</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Call {number}</source>
        <translation>Call {number}</translation>
    </message>
</context>
<context>
    <name>Asking</name>
    <message>
        <source>Cancel  Esc</source>
        <translation>Cancel  Esc</translation>
    </message>
</context>
<context>
    <name>ChooseCounterPage</name>
    <message>
        <source>Which counter are you at?</source>
        <translation>Which counter are you at?</translation>
    </message>
    <message>
        <source>The counter opens for visitors as soon as you choose it.</source>
        <translation>The counter opens for visitors as soon as you choose it.</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Sign out</translation>
    </message>
</context>
<context>
    <name>Console</name>
    <message>
        <source>Nobody is waiting for this counter.</source>
        <translation>Nobody is waiting for this counter.</translation>
    </message>
    <message>
        <source>The call of {number} was taken back. The visitor keeps the place.</source>
        <translation>The call of {number} was taken back. The visitor keeps the place.</translation>
    </message>
    <message>
        <source>{number} is back in the line and will not be called for a few minutes.</source>
        <translation>{number} is back in the line and will not be called for a few minutes.</translation>
    </message>
    <message>
        <source>{number} did not come and is now in the list of missed visitors.</source>
        <translation>{number} did not come and is now in the list of missed visitors.</translation>
    </message>
    <message>
        <source>{number} is parked.</source>
        <translation>{number} is parked.</translation>
    </message>
    <message>
        <source>{number} is back in the line.</source>
        <translation>{number} is back in the line.</translation>
    </message>
    <message>
        <source>{number} was transferred and keeps the place.</source>
        <translation>{number} was transferred and keeps the place.</translation>
    </message>
    <message>
        <source>The service was added to {number}. It follows when this one is finished.</source>
        <translation>The service was added to {number}. It follows when this one is finished.</translation>
    </message>
    <message>
        <source>{number} is finished.</source>
        <translation>{number} is finished.</translation>
    </message>
    <message>
        <source>{number} waits again.</source>
        <translation>{number} waits again.</translation>
    </message>
    <message>
        <source>{number} has priority now.</source>
        <translation>{number} has priority now.</translation>
    </message>
    <message>
        <source>{number} waits without priority.</source>
        <translation>{number} waits without priority.</translation>
    </message>
    <message>
        <source>{number} has left and will not be called.</source>
        <translation>{number} has left and will not be called.</translation>
    </message>
    <message>
        <source>{number} is being printed again.</source>
        <translation>{number} is being printed again.</translation>
    </message>
    <message>
        <source>Your counter was closed from elsewhere. Choose a counter to go on.</source>
        <translation>Your counter was closed from elsewhere. Choose a counter to go on.</translation>
    </message>
    <message>
        <source>{who} has taken your counter over. Choose a counter to go on.</source>
        <translation>{who} has taken your counter over. Choose a counter to go on.</translation>
    </message>
    <message>
        <source>{number} is at your counter again. Finish once more when you are done.</source>
        <translation>{number} is at your counter again. Finish once more when you are done.</translation>
    </message>
    <message>
        <source>{number} has come after all and is called to your counter.</source>
        <translation>{number} has come after all and is called to your counter.</translation>
    </message>
    <message>
        <source>{number} stays at your counter. Call the next visitor meanwhile.</source>
        <translation>{number} stays at your counter. Call the next visitor meanwhile.</translation>
    </message>
    <message>
        <source>Counted. Nobody waited for it, so no ticket was needed.</source>
        <translation>Counted. Nobody waited for it, so no ticket was needed.</translation>
    </message>
    <message>
        <source>Ticket {number} was issued.</source>
        <translation>Ticket {number} was issued.</translation>
    </message>
    <message>
        <source>{number} was corrected.</source>
        <translation>{number} was corrected.</translation>
    </message>
    <message>
        <source>Both tickets go on as {number}.</source>
        <translation>Both tickets go on as {number}.</translation>
    </message>
    <message>
        <source>The next steps of {number} are being printed.</source>
        <translation>The next steps of {number} are being printed.</translation>
    </message>
    <message>
        <source>The message was sent.</source>
        <translation>The message was sent.</translation>
    </message>
    <message>
        <source>Done. The answer was lost on the way, but it happened once.</source>
        <translation>Done. The answer was lost on the way, but it happened once.</translation>
    </message>
    <message>
        <source>Not tried any more. Look at what you see now before you press again.</source>
        <translation>Not tried any more. Look at what you see now before you press again.</translation>
    </message>
    <message>
        <source>You are still signed in at counter {counter}. Close it there first.</source>
        <translation>You are still signed in at counter {counter}. Close it there first.</translation>
    </message>
    <message>
        <source>Your role does not serve at a counter. Ask the supervisor.</source>
        <translation>Your role does not serve at a counter. Ask the supervisor.</translation>
    </message>
    <message>
        <source>Counter {counter} has just closed. Choose another one.</source>
        <translation>Counter {counter} has just closed. Choose another one.</translation>
    </message>
    <message>
        <source>Counter {counter} does not offer this service. Choose another one.</source>
        <translation>Counter {counter} does not offer this service. Choose another one.</translation>
    </message>
    <message>
        <source>Your counter is not open. Go on working first.</source>
        <translation>Your counter is not open. Go on working first.</translation>
    </message>
    <message>
        <source>{number} is at a counter now, or the visit is over.</source>
        <translation>{number} is at a counter now, or the visit is over.</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Wait {seconds} seconds, then try again.</source>
        <translation>Too many wrong PINs. Wait {seconds} seconds, then try again.</translation>
    </message>
    <message>
        <source>Somebody else is signed in at this counter. Take it over if they have gone.</source>
        <translation>Somebody else is signed in at this counter. Take it over if they have gone.</translation>
    </message>
    <message>
        <source>{who} is on the way already.</source>
        <translation>{who} is on the way already.</translation>
    </message>
    <message>
        <source>{number} is not parked any more: a colleague has called or released this visitor.</source>
        <translation>{number} is not parked any more: a colleague has called or released this visitor.</translation>
    </message>
    <message>
        <source>Too late: the visit of {number} has gone on at another counter.</source>
        <translation>Too late: the visit of {number} has gone on at another counter.</translation>
    </message>
    <message>
        <source>follows</source>
        <translation>follows</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>waiting</translation>
    </message>
    <message>
        <source>called</source>
        <translation>called</translation>
    </message>
    <message>
        <source>being served</source>
        <translation>being served</translation>
    </message>
    <message>
        <source>parked</source>
        <translation>parked</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>missed</translation>
    </message>
    <message>
        <source>done</source>
        <translation>done</translation>
    </message>
    <message>
        <source>left</source>
        <translation>left</translation>
    </message>
    <message>
        <source>closed at the end of the day</source>
        <translation>closed at the end of the day</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>On a break</source>
        <translation>On a break</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>Printer {printer}: the paper is running low. Change the roll soon.</source>
        <translation>Printer {printer}: the paper is running low. Change the roll soon.</translation>
    </message>
    <message>
        <source>Printer {printer} cannot be reached. Check that it is on, and its cable.</source>
        <translation>Printer {printer} cannot be reached. Check that it is on, and its cable.</translation>
    </message>
    <message>
        <source>Printer {printer} does not answer. Switch it off and on again.</source>
        <translation>Printer {printer} does not answer. Switch it off and on again.</translation>
    </message>
    <message>
        <source>Printer {printer} is not understood. Have its kind checked in the settings.</source>
        <translation>Printer {printer} is not understood. Have its kind checked in the settings.</translation>
    </message>
    <message>
        <source>Printer {printer} broke off in the middle of a ticket. Check its cable.</source>
        <translation>Printer {printer} broke off in the middle of a ticket. Check its cable.</translation>
    </message>
    <message>
        <source>Printer {printer} does not confirm its tickets. Look whether they come out.</source>
        <translation>Printer {printer} does not confirm its tickets. Look whether they come out.</translation>
    </message>
    <message>
        <source>Printer {printer} is offline. Press its button, or switch it off and on.</source>
        <translation>Printer {printer} is offline. Press its button, or switch it off and on.</translation>
    </message>
    <message>
        <source>Printer {printer}: the cover is open. Close it.</source>
        <translation>Printer {printer}: the cover is open. Close it.</translation>
    </message>
    <message>
        <source>Printer {printer} is out of paper. Put in a new roll.</source>
        <translation>Printer {printer} is out of paper. Put in a new roll.</translation>
    </message>
    <message>
        <source>Printer {printer}: the cutter is stuck. Open the cover and free the paper.</source>
        <translation>Printer {printer}: the cutter is stuck. Open the cover and free the paper.</translation>
    </message>
    <message>
        <source>Printer {printer} reports an error. If it stays, switch it off and on.</source>
        <translation>Printer {printer} reports an error. If it stays, switch it off and on.</translation>
    </message>
    <message>
        <source>Printer {printer} needs repair. Call the technician.</source>
        <translation>Printer {printer} needs repair. Call the technician.</translation>
    </message>
    <message>
        <source>Printer {printer}: its computer holds the tickets back. Start its queue again there.</source>
        <translation>Printer {printer}: its computer holds the tickets back. Start its queue again there.</translation>
    </message>
    <message>
        <source>Printer {printer}: its folder cannot be written.</source>
        <translation>Printer {printer}: its folder cannot be written.</translation>
    </message>
    <message>
        <source>Speaks Arabic</source>
        <translation>Speaks Arabic</translation>
    </message>
    <message>
        <source>Speaks English</source>
        <translation>Speaks English</translation>
    </message>
    <message>
        <source>Calls are not heard in {zone}; they are shown on the screen. Look after the loudspeaker of the hall display there.</source>
        <translation>Calls are not heard in {zone}; they are shown on the screen. Look after the loudspeaker of the hall display there.</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n} min</translation>
    </message>
</context>
<context>
    <name>ConsoleWindow</name>
    <message>
        <source>Dawr: clerk&apos;s console</source>
        <translation>Dawr: clerk&apos;s console</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>The connection is lost and is tried again by itself. What you see may be old.</source>
        <translation>The connection is lost and is tried again by itself. What you see may be old.</translation>
    </message>
    <message>
        <source>Ticket {number} was not printed ({printer}). It is valid without paper.</source>
        <translation>Ticket {number} was not printed ({printer}). It is valid without paper.</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>Print again</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>Understood</translation>
    </message>
</context>
<context>
    <name>CounterCard</name>
    <message>
        <source>Free</source>
        <translation>Free</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Clerk&apos;s console</source>
        <translation>Clerk&apos;s console</translation>
    </message>
    <message>
        <source>Go on working  F10</source>
        <translation>Go on working  F10</translation>
    </message>
    <message>
        <source>Break  F10</source>
        <translation>Break  F10</translation>
    </message>
    <message>
        <source>Close counter</source>
        <translation>Close counter</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Sign out</translation>
    </message>
</context>
<context>
    <name>Idle</name>
    <message>
        <source>{why}, waiting {time}</source>
        <translation>{why}, waiting {time}</translation>
    </message>
    <message>
        <source>You are on a break</source>
        <translation>You are on a break</translation>
    </message>
    <message>
        <source>Next for your counter</source>
        <translation>Next for your counter</translation>
    </message>
    <message>
        <source>Press F2 to call.</source>
        <translation>Press F2 to call.</translation>
    </message>
    <message>
        <source>Nobody can be called right now</source>
        <translation>Nobody can be called right now</translation>
    </message>
    <message>
        <source>Those who wait did not come a moment ago or wait for another counter. They appear here by themselves.</source>
        <translation>Those who wait did not come a moment ago or wait for another counter. They appear here by themselves.</translation>
    </message>
    <message>
        <source>Nobody is waiting</source>
        <translation>Nobody is waiting</translation>
    </message>
    <message>
        <source>New visitors appear here by themselves. You may take a break with F10.</source>
        <translation>New visitors appear here by themselves. You may take a break with F10.</translation>
    </message>
    <message>
        <source>Nobody is called to your counter. Press F10 to go on working.</source>
        <translation>Nobody is called to your counter. Press F10 to go on working.</translation>
    </message>
    <message>
        <source>You are expected back at {time}.</source>
        <translation>You are expected back at {time}.</translation>
    </message>
</context>
<context>
    <name>Lists</name>
    <message>
        <source>Line</source>
        <translation>Line</translation>
    </message>
    <message>
        <source>Parked</source>
        <translation>Parked</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Missed</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priority</translation>
    </message>
    <message numerus="yes">
        <source>%n more not shown: held for a moment, or further back</source>
        <translation>
            <numerusform>%n more not shown: held for a moment, or further back</numerusform>
            <numerusform>%n more not shown: held for a moment, or further back</numerusform>
        </translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Call</translation>
    </message>
    <message>
        <source>Has left</source>
        <translation>Has left</translation>
    </message>
    <message>
        <source>The line is empty. New visitors appear here by themselves.</source>
        <translation>The line is empty. New visitors appear here by themselves.</translation>
    </message>
    <message>
        <source>To the line</source>
        <translation>To the line</translation>
    </message>
    <message>
        <source>Nobody is parked. Park a visitor who fetches a document, with F7.</source>
        <translation>Nobody is parked. Park a visitor who fetches a document, with F7.</translation>
    </message>
    <message>
        <source>Has come</source>
        <translation>Has come</translation>
    </message>
    <message>
        <source>Nobody was missed today. Who does not come after the last call is kept here.</source>
        <translation>Nobody was missed today. Who does not come after the last call is kept here.</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Confirm</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Decline</translation>
    </message>
    <message>
        <source>Nobody waits for a priority to be confirmed.</source>
        <translation>Nobody waits for a priority to be confirmed.</translation>
    </message>
    <message>
        <source>called at {time}</source>
        <translation>called at {time}</translation>
    </message>
    <message numerus="yes">
        <source>called %n time(s)</source>
        <translation>
            <numerusform>called once</numerusform>
            <numerusform>called %n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>One moment…</source>
        <translation>One moment…</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>Staff number or name</source>
        <translation>Staff number or name</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>PIN forgotten? The supervisor can give you a new one.</source>
        <translation>PIN forgotten? The supervisor can give you a new one.</translation>
    </message>
</context>
<context>
    <name>VisitorDetails</name>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Visitor</source>
        <translation>Visitor</translation>
    </message>
    <message>
        <source>Also in this visit</source>
        <translation>Also in this visit</translation>
    </message>
    <message>
        <source>Documents to bring</source>
        <translation>Documents to bring</translation>
    </message>
    <message>
        <source>CPR ends in {digits}</source>
        <translation>CPR ends in {digits}</translation>
    </message>
    <message>
        <source>Booking {code}</source>
        <translation>Booking {code}</translation>
    </message>
</context>
<context>
    <name>VisitorHead</name>
    <message>
        <source>Waited</source>
        <translation>Waited</translation>
    </message>
    <message>
        <source>On the way</source>
        <translation>On the way</translation>
    </message>
    <message>
        <source>usually {n} min</source>
        <translation>usually {n} min</translation>
    </message>
    <message>
        <source>At the counter</source>
        <translation>At the counter</translation>
    </message>
    <message>
        <source>Being served</source>
        <translation>Being served</translation>
    </message>
    <message>
        <source>Called, {n} of {all}</source>
        <translation>Called, {n} of {all}</translation>
    </message>
    <message numerus="yes">
        <source>Called %n time(s)</source>
        <translation>
            <numerusform>Called once</numerusform>
            <numerusform>Called %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message>
        <source>Booked {time}</source>
        <translation>Booked {time}</translation>
    </message>
    <message>
        <source>For this counter</source>
        <translation>For this counter</translation>
    </message>
</context>
<context>
    <name>WorkPage</name>
    <message>
        <source>One moment…</source>
        <translation>One moment…</translation>
    </message>
</context>
</TS>
