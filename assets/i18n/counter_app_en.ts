<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ActionBar</name>
    <message>
        <source>Undo call</source>
        <translation>Undo call</translation>
    </message>
    <message>
        <source>Undo finish</source>
        <translation>Undo finish</translation>
    </message>
    <message>
        <source>Undo no-show</source>
        <translation>Undo no-show</translation>
    </message>
    <message>
        <source>Swap {number}</source>
        <translation>Swap {number}</translation>
    </message>
    <message>
        <source>Take back {number}</source>
        <translation>Take back {number}</translation>
    </message>
</context>
<context>
    <name>Alarm</name>
    <message>
        <source>Reception</source>
        <translation>Reception</translation>
    </message>
    <message>
        <source>{who} calls for help</source>
        <translation>{who} calls for help</translation>
    </message>
    <message>
        <source>{who} calls for help: {where}</source>
        <translation>{who} calls for help: {where}</translation>
    </message>
</context>
<context>
    <name>AlarmRow</name>
    <message>
        <source>I am going  {key}</source>
        <translation>I am going  {key}</translation>
    </message>
    <message>
        <source>since {time} ({n} min)</source>
        <translation>since {time} ({n} min)</translation>
    </message>
    <message>
        <source>since {time}</source>
        <translation>since {time}</translation>
    </message>
    <message>
        <source>{who} needs no help any more.</source>
        <translation>{who} needs no help any more.</translation>
    </message>
    <message>
        <source>You are on the way: {where}</source>
        <translation>You are on the way: {where}</translation>
    </message>
    <message>
        <source>{who} is on the way: {where}</source>
        <translation>{who} is on the way: {where}</translation>
    </message>
</context>
<context>
    <name>Answer</name>
    <message>
        <source>One moment…</source>
        <translation>One moment…</translation>
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
    <name>AskMessage</name>
    <message>
        <source>Message to the counters</source>
        <translation>Message to the counters</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>To whom</translation>
    </message>
    <message>
        <source>What to tell them</source>
        <translation>What to tell them</translation>
    </message>
    <message>
        <source>It stays on their screens until each has put it away.</source>
        <translation>It stays on their screens until each has put it away.</translation>
    </message>
    <message>
        <source>Everybody who works today</source>
        <translation>Everybody who works today</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Send</translation>
    </message>
</context>
<context>
    <name>AskNotOurs</name>
    <message>
        <source>Is {service} none of your services?</source>
        <translation>Is {service} none of your services?</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting booking(s) and all that follow are left out. Their visitors need a new ticket.</source>
        <translation>
            <numerusform>%n waiting booking and all that follow are left out. Their visitors need a new ticket.</numerusform>
            <numerusform>%n waiting bookings and all that follow are left out. Their visitors need a new ticket.</numerusform>
        </translation>
    </message>
    <message>
        <source>None of ours</source>
        <translation>None of ours</translation>
    </message>
</context>
<context>
    <name>AskOtherService</name>
    <message>
        <source>What has {number} come for?</source>
        <translation>What has {number} come for?</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>The number stays. The place is that of the arrival.</source>
        <translation>The number stays. The place is that of the arrival.</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Change</translation>
    </message>
</context>
<context>
    <name>AskOutcome</name>
    <message>
        <source>How did the visit of {number} end?</source>
        <translation>How did the visit of {number} end?</translation>
    </message>
    <message>
        <source>Note (optional)</source>
        <translation>Note (optional)</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>Choose with the digits, then press Enter. {key} skips this question.</source>
        <translation>Choose with the digits, then press Enter. {key} skips this question.</translation>
    </message>
    <message>
        <source>Next step for the visitor</source>
        <translation>Next step for the visitor</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Files</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Finish</translation>
    </message>
    <message>
        <source>Nothing more to do</source>
        <translation>Nothing more to do</translation>
    </message>
</context>
<context>
    <name>AskPriority</name>
    <message>
        <source>Which priority has {number}?</source>
        <translation>Which priority has {number}?</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priority</translation>
    </message>
    <message>
        <source>It answers what was declared at the kiosk, too. The record keeps your name.</source>
        <translation>It answers what was declared at the kiosk, too. The record keeps your name.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>None</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Set</translation>
    </message>
</context>
<context>
    <name>AskQuick</name>
    <message>
        <source>Count somebody who was served in passing</source>
        <translation>Count somebody who was served in passing</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>No ticket and no wait: it counts as a quick service of your own.</source>
        <translation>No ticket and no wait: it counts as a quick service of your own.</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Files</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Count</translation>
    </message>
</context>
<context>
    <name>AskService</name>
    <message>
        <source>Add a service to {number}</source>
        <translation>Add a service to {number}</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>It follows when this one is finished, without queueing again.</source>
        <translation>It follows when this one is finished, without queueing again.</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Any counter</source>
        <translation>Any counter</translation>
    </message>
    <message>
        <source>{counter}, yours</source>
        <translation>{counter}, yours</translation>
    </message>
</context>
<context>
    <name>AskServices</name>
    <message>
        <source>Services offered here today</source>
        <translation>Services offered here today</translation>
    </message>
    <message>
        <source>A service that is switched off is not called to this counter. Tomorrow morning all is back as usual.</source>
        <translation>A service that is switched off is not called to this counter. Tomorrow morning all is back as usual.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>AskTransfer</name>
    <message>
        <source>Transfer {number} to</source>
        <translation>Transfer {number} to</translation>
    </message>
    <message>
        <source>Note for the colleague</source>
        <translation>Note for the colleague</translation>
    </message>
    <message>
        <source>The visitor keeps the number and the place in the line. {key}: next list.</source>
        <translation>The visitor keeps the number and the place in the line. {key}: next list.</translation>
    </message>
    <message>
        <source>A service</source>
        <translation>A service</translation>
    </message>
    <message>
        <source>A counter</source>
        <translation>A counter</translation>
    </message>
    <message>
        <source>A colleague</source>
        <translation>A colleague</translation>
    </message>
    <message>
        <source>Type to find</source>
        <translation>Type to find</translation>
    </message>
    <message>
        <source>and back to me</source>
        <translation>and back to me</translation>
    </message>
    <message>
        <source>Nothing is found.</source>
        <translation>Nothing is found.</translation>
    </message>
    <message>
        <source>Nobody else is there for it.</source>
        <translation>Nobody else is there for it.</translation>
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
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>BookingCard</name>
    <message>
        <source>Check in  F4</source>
        <translation>Check in  F4</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Reference</translation>
    </message>
    <message>
        <source>CPR</source>
        <translation>CPR</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>Ticket for</source>
        <translation>Ticket for</translation>
    </message>
    <message>
        <source>Speaks</source>
        <translation>Speaks</translation>
    </message>
    <message>
        <source>Already here with ticket {number}.</source>
        <translation>Already here with ticket {number}.</translation>
    </message>
    <message>
        <source>Later than the grace: counts as a walk-in from now.</source>
        <translation>Later than the grace: counts as a walk-in from now.</translation>
    </message>
    <message>
        <source>Cancelled where it was booked. Give a new ticket instead, with F2.</source>
        <translation>Cancelled where it was booked. Give a new ticket instead, with F2.</translation>
    </message>
    <message>
        <source>Early: is called at the booked hour, or before if nobody else waits.</source>
        <translation>Early: is called at the booked hour, or before if nobody else waits.</translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message>
        <source>Close  Esc</source>
        <translation>Close  Esc</translation>
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
</context>
<context>
    <name>Compact</name>
    <message>
        <source>{key} works in this bar only: this system keeps keys to one program.</source>
        <translation>{key} works in this bar only: this system keeps keys to one program.</translation>
    </message>
    <message>
        <source>{key} does nothing: another program holds it.</source>
        <translation>{key} does nothing: another program holds it.</translation>
    </message>
    <message>
        <source>{key} does nothing: this keyboard has no such key.</source>
        <translation>{key} does nothing: this keyboard has no such key.</translation>
    </message>
    <message>
        <source>{key} does nothing: the system did not allow it.</source>
        <translation>{key} does nothing: the system did not allow it.</translation>
    </message>
    <message>
        <source>On a break</source>
        <translation>On a break</translation>
    </message>
    <message>
        <source>is next</source>
        <translation>is next</translation>
    </message>
    <message>
        <source>Nobody to call</source>
        <translation>Nobody to call</translation>
    </message>
    <message>
        <source>Nobody waits</source>
        <translation>Nobody waits</translation>
    </message>
    <message>
        <source>called</source>
        <translation>called</translation>
    </message>
    <message>
        <source>called, {n} of {all}</source>
        <translation>called, {n} of {all}</translation>
    </message>
    <message>
        <source>{n} waiting</source>
        <translation>{n} waiting</translation>
    </message>
    <message>
        <source>The connection is lost. What you see may be old.</source>
        <translation>The connection is lost. What you see may be old.</translation>
    </message>
    <message>
        <source>A message for you</source>
        <translation>A message for you</translation>
    </message>
</context>
<context>
    <name>CompactBar</name>
    <message>
        <source>Dawr: small bar</source>
        <translation>Dawr: small bar</translation>
    </message>
    <message>
        <source>Back to the window ({key})</source>
        <translation>Back to the window ({key})</translation>
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
        <source>{number} is served again. The other visitor stays at your counter.</source>
        <translation>{number} is served again. The other visitor stays at your counter.</translation>
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
        <source>Matched. Bookings of this service come in now and from now on.</source>
        <translation>Matched. Bookings of this service come in now and from now on.</translation>
    </message>
    <message>
        <source>None of ours: bookings of this service are left out from now on.</source>
        <translation>None of ours: bookings of this service are left out from now on.</translation>
    </message>
    <message>
        <source>Our version of the booking stays.</source>
        <translation>Our version of the booking stays.</translation>
    </message>
    <message>
        <source>Their version of the booking holds now. Ticket {number} stays as it is.</source>
        <translation>Their version of the booking holds now. Ticket {number} stays as it is.</translation>
    </message>
    <message>
        <source>Put away. It comes back only if it changes where it comes from.</source>
        <translation>Put away. It comes back only if it changes where it comes from.</translation>
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
        <source>A colleague, or where it comes from, has settled this already.</source>
        <translation>A colleague, or where it comes from, has settled this already.</translation>
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
        <source>A colleague has just called {number}. Choose somebody else.</source>
        <translation>A colleague has just called {number}. Choose somebody else.</translation>
    </message>
    <message>
        <source>{number} cannot be called any more: a colleague was quicker.</source>
        <translation>{number} cannot be called any more: a colleague was quicker.</translation>
    </message>
    <message>
        <source>{number} is not missed any more: a colleague has taken care of it.</source>
        <translation>{number} is not missed any more: a colleague has taken care of it.</translation>
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
        <source>Clerk</source>
        <translation>Clerk</translation>
    </message>
    <message>
        <source>Reception</source>
        <translation>Reception</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>Supervisor</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Administrator</translation>
    </message>
    <message>
        <source>Printer {printer}: the paper is running low. Change the roll soon.</source>
        <translation>Printer {printer}: the paper is running low. Change the roll soon.</translation>
    </message>
    <message>
        <source>Ticket {number} was not printed ({printer}). It is valid without paper.</source>
        <translation>Ticket {number} was not printed ({printer}). It is valid without paper.</translation>
    </message>
    <message>
        <source>The next steps of {number} were not printed ({printer}). Tell them, or print them again.</source>
        <translation>The next steps of {number} were not printed ({printer}). Tell them, or print them again.</translation>
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
        <source>Bookings from {source} are as of {time}. Later changes are not known here and at the kiosk. It is tried again by itself.</source>
        <translation>Bookings from {source} are as of {time}. Later changes are not known here and at the kiosk. It is tried again by itself.</translation>
    </message>
    <message>
        <source>Bookings from {source} could not be read yet. It is tried again by itself. If this stays, call the technician.</source>
        <translation>Bookings from {source} could not be read yet. It is tried again by itself. If this stays, call the technician.</translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation>{day}, {time}</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n} min</translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation>{n} s</translation>
    </message>
    <message>
        <source>{n} h</source>
        <translation>{n} h</translation>
    </message>
    <message>
        <source>{n} d</source>
        <translation>{n} d</translation>
    </message>
    <message>
        <source>since an earlier day</source>
        <translation>since an earlier day</translation>
    </message>
    <message>
        <source>since {time}</source>
        <translation>since {time}</translation>
    </message>
    <message>
        <source>kept at the counter</source>
        <translation>kept at the counter</translation>
    </message>
    <message>
        <source>not called again before {time}</source>
        <translation>not called again before {time}</translation>
    </message>
    <message>
        <source>for you in person</source>
        <translation>for you in person</translation>
    </message>
    <message>
        <source>for {who} in person</source>
        <translation>for {who} in person</translation>
    </message>
    <message>
        <source>for {counter} alone</source>
        <translation>for {counter} alone</translation>
    </message>
    <message>
        <source>by {who}</source>
        <translation>by {who}</translation>
    </message>
</context>
<context>
    <name>ConsoleMenu</name>
    <message>
        <source>Services offered today</source>
        <translation>Services offered today</translation>
    </message>
    <message>
        <source>Message to the counters</source>
        <translation>Message to the counters</translation>
    </message>
    <message>
        <source>Call for help, silently</source>
        <translation>Call for help, silently</translation>
    </message>
    <message>
        <source>Take the call for help back</source>
        <translation>Take the call for help back</translation>
    </message>
    <message>
        <source>Small bar beside other programs</source>
        <translation>Small bar beside other programs</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Lock</translation>
    </message>
</context>
<context>
    <name>ConsoleWindow</name>
    <message>
        <source>Dawr: clerk&apos;s console</source>
        <translation>Dawr: clerk&apos;s console</translation>
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
    <name>CounterTile</name>
    <message>
        <source>Open, nobody there</source>
        <translation>Open, nobody there</translation>
    </message>
    <message>
        <source>Break: {why}</source>
        <translation>Break: {why}</translation>
    </message>
    <message>
        <source>{why}, back {time}</source>
        <translation>{why}, back {time}</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>There are more. Type to find one of them.</source>
        <translation>There are more. Type to find one of them.</translation>
    </message>
</context>
<context>
    <name>Floor</name>
    <message>
        <source>here</source>
        <translation>here</translation>
    </message>
    <message>
        <source>served</source>
        <translation>served</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>missed</translation>
    </message>
    <message>
        <source>booked, expected</source>
        <translation>booked, expected</translation>
    </message>
    <message>
        <source>Counters</source>
        <translation>Counters</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Clerk&apos;s console</source>
        <translation>Clerk&apos;s console</translation>
    </message>
    <message>
        <source>back at {time}</source>
        <translation>back at {time}</translation>
    </message>
    <message>
        <source>sending…</source>
        <translation>sending…</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>sent</translation>
    </message>
    <message>
        <source>seen by {who}</source>
        <translation>seen by {who}</translation>
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
        <source>Small bar beside other programs ({key})</source>
        <translation>Small bar beside other programs ({key})</translation>
    </message>
    <message>
        <source>Serve at a counter</source>
        <translation>Serve at a counter</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
</context>
<context>
    <name>HeldChips</name>
    <message>
        <source>{number} here, {time}</source>
        <translation>{number} here, {time}</translation>
    </message>
</context>
<context>
    <name>Hint</name>
    <message>
        <source>Choose a visitor or a booking</source>
        <translation>Choose a visitor or a booking</translation>
    </message>
    <message>
        <source>give a new ticket</source>
        <translation>give a new ticket</translation>
    </message>
    <message>
        <source>search</source>
        <translation>search</translation>
    </message>
    <message>
        <source>go through the list</source>
        <translation>go through the list</translation>
    </message>
    <message>
        <source>open what is chosen</source>
        <translation>open what is chosen</translation>
    </message>
    <message>
        <source>check in, take back, confirm, or decide</source>
        <translation>check in, take back, confirm, or decide</translation>
    </message>
    <message>
        <source>next list</source>
        <translation>next list</translation>
    </message>
    <message>
        <source>close what is open</source>
        <translation>close what is open</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>This visit</source>
        <translation>This visit</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>Arrived</translation>
    </message>
    <message>
        <source>follows</source>
        <translation>follows</translation>
    </message>
    <message numerus="yes">
        <source>called %n time(s)</source>
        <translation>
            <numerusform>called once</numerusform>
            <numerusform>called %n times</numerusform>
        </translation>
    </message>
    <message>
        <source>{called}, first at {time}</source>
        <translation>{called}, first at {time}</translation>
    </message>
    <message>
        <source>called at {time}</source>
        <translation>called at {time}</translation>
    </message>
    <message>
        <source>served since {time}</source>
        <translation>served since {time}</translation>
    </message>
    <message>
        <source>served {start} to {end}</source>
        <translation>served {start} to {end}</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message>
        <source>transferred</source>
        <translation>transferred</translation>
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
        <source>Press {key} to call.</source>
        <translation>Press {key} to call.</translation>
    </message>
    <message>
        <source>Next for your counter</source>
        <translation>Next for your counter</translation>
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
        <source>{number} is still here. Press {key} to go on serving this visitor.</source>
        <translation>{number} is still here. Press {key} to go on serving this visitor.</translation>
    </message>
    <message>
        <source>Nobody else is waiting</source>
        <translation>Nobody else is waiting</translation>
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
    <name>InboxCard</name>
    <message>
        <source>This is settled already.</source>
        <translation>This is settled already.</translation>
    </message>
    <message numerus="yes">
        <source>Which service is it? %n booking(s) wait.</source>
        <translation>
            <numerusform>Which service is it? %n booking waits.</numerusform>
            <numerusform>Which service is it? %n bookings wait.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InboxVerbs</name>
    <message>
        <source>Match</source>
        <translation>Match</translation>
    </message>
    <message>
        <source>Not ours…</source>
        <translation>Not ours…</translation>
    </message>
    <message>
        <source>Keep ours</source>
        <translation>Keep ours</translation>
    </message>
    <message>
        <source>Accept theirs</source>
        <translation>Accept theirs</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>Put away</translation>
    </message>
</context>
<context>
    <name>Issued</name>
    <message>
        <source>Checked in</source>
        <translation>Checked in</translation>
    </message>
    <message>
        <source>Ticket given</source>
        <translation>Ticket given</translation>
    </message>
    <message>
        <source>Printed at this desk.</source>
        <translation>Printed at this desk.</translation>
    </message>
    <message>
        <source>No printer here: tell the number.</source>
        <translation>No printer here: tell the number.</translation>
    </message>
    <message>
        <source>Another ticket  F2</source>
        <translation>Another ticket  F2</translation>
    </message>
    <message>
        <source>Done  Esc</source>
        <translation>Done  Esc</translation>
    </message>
    <message>
        <source>Late for the booking: counts as a walk-in from now.</source>
        <translation>Late for the booking: counts as a walk-in from now.</translation>
    </message>
</context>
<context>
    <name>Issuing</name>
    <message>
        <source>New ticket</source>
        <translation>New ticket</translation>
    </message>
    <message>
        <source>Language of the visitor</source>
        <translation>Language of the visitor</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priority</translation>
    </message>
    <message>
        <source>Mobile phone, for messages</source>
        <translation>Mobile phone, for messages</translation>
    </message>
    <message>
        <source>One less</source>
        <translation>One less</translation>
    </message>
    <message>
        <source>One more</source>
        <translation>One more</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>optional</translation>
    </message>
    <message>
        <source>Cancel  Esc</source>
        <translation>Cancel  Esc</translation>
    </message>
    <message>
        <source>Give the ticket  Enter</source>
        <translation>Give the ticket  Enter</translation>
    </message>
    <message>
        <source>Number of files</source>
        <translation>Number of files</translation>
    </message>
    <message>
        <source>Number of people</source>
        <translation>Number of people</translation>
    </message>
    <message>
        <source>Choose the service with a letter or digit</source>
        <translation>Choose the service with a letter or digit</translation>
    </message>
    <message numerus="yes">
        <source>%n ahead</source>
        <translation>
            <numerusform>%n ahead</numerusform>
            <numerusform>%n ahead</numerusform>
        </translation>
    </message>
    <message>
        <source>None</source>
        <translation>None</translation>
    </message>
    <message>
        <source>Only with the visitor&apos;s consent to messages about this visit.</source>
        <translation>Only with the visitor&apos;s consent to messages about this visit.</translation>
    </message>
</context>
<context>
    <name>LineHeads</name>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>Longest wait</source>
        <translation>Longest wait</translation>
    </message>
    <message>
        <source>Newcomer</source>
        <translation>Newcomer</translation>
    </message>
</context>
<context>
    <name>LineRow</name>
    <message>
        <source>{n} late</source>
        <translation>{n} late</translation>
    </message>
    <message>
        <source>no counter</source>
        <translation>no counter</translation>
    </message>
    <message>
        <source>waiting: {n}</source>
        <translation>waiting: {n}</translation>
    </message>
    <message>
        <source>longest wait {n} min, target {target} min</source>
        <translation>longest wait {n} min, target {target} min</translation>
    </message>
    <message>
        <source>a newcomer is promised {range}</source>
        <translation>a newcomer is promised {range}</translation>
    </message>
    <message>
        <source>no open counter serves it</source>
        <translation>no open counter serves it</translation>
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
    <message>
        <source>Search</source>
        <translation>Search</translation>
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
        <source>Nobody is parked. Park a visitor who fetches a document, with {key}.</source>
        <translation>Nobody is parked. Park a visitor who fetches a document, with {key}.</translation>
    </message>
    <message>
        <source>since {time}</source>
        <translation>since {time}</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Here</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>Yours</translation>
    </message>
    <message>
        <source>Here already</source>
        <translation>Here already</translation>
    </message>
    <message>
        <source>To the line</source>
        <translation>To the line</translation>
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
    <message numerus="yes">
        <source>called %n time(s)</source>
        <translation>
            <numerusform>called once</numerusform>
            <numerusform>called %n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Mark</name>
    <message>
        <source>Help</source>
        <translation>Help</translation>
    </message>
</context>
<context>
    <name>Merging</name>
    <message>
        <source>Merge {number} with another ticket</source>
        <translation>Merge {number} with another ticket</translation>
    </message>
    <message>
        <source>Other number</source>
        <translation>Other number</translation>
    </message>
    <message>
        <source>Cancel  Esc</source>
        <translation>Cancel  Esc</translation>
    </message>
    <message>
        <source>Let the other number go on</source>
        <translation>Let the other number go on</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>Swap</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Merge</translation>
    </message>
    <message>
        <source>goes on</source>
        <translation>goes on</translation>
    </message>
    <message>
        <source>ends</source>
        <translation>ends</translation>
    </message>
    <message>
        <source>Merge: {number} goes on</source>
        <translation>Merge: {number} goes on</translation>
    </message>
    <message>
        <source>You see both tickets before anything changes.</source>
        <translation>You see both tickets before anything changes.</translation>
    </message>
    <message>
        <source>Today there is no ticket {number}.</source>
        <translation>Today there is no ticket {number}.</translation>
    </message>
    <message>
        <source>This is the same ticket. Type the number of the other one.</source>
        <translation>This is the same ticket. Type the number of the other one.</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message>
        <source>Read  {key}</source>
        <translation>Read  {key}</translation>
    </message>
</context>
<context>
    <name>Reception</name>
    <message>
        <source>declares: {priority}</source>
        <translation>declares: {priority}</translation>
    </message>
    <message>
        <source>Nobody was missed today.</source>
        <translation>Nobody was missed today.</translation>
    </message>
    <message>
        <source>Nobody waits for a priority to be confirmed.</source>
        <translation>Nobody waits for a priority to be confirmed.</translation>
    </message>
    <message>
        <source>No booking of today matches {text}. F3 looks for tickets.</source>
        <translation>No booking of today matches {text}. F3 looks for tickets.</translation>
    </message>
    <message>
        <source>No booking of today stands here.</source>
        <translation>No booking of today stands here.</translation>
    </message>
    <message>
        <source>No booking to sort matches {text}.</source>
        <translation>No booking to sort matches {text}.</translation>
    </message>
    <message>
        <source>Nothing is to be sorted. Bookings that do not fit appear here by themselves.</source>
        <translation>Nothing is to be sorted. Bookings that do not fit appear here by themselves.</translation>
    </message>
    <message>
        <source>Nobody of today matches {text}. Try the number, the booking reference, the last digits of the phone, or a part of the name.</source>
        <translation>Nobody of today matches {text}. Try the number, the booking reference, the last digits of the phone, or a part of the name.</translation>
    </message>
    <message>
        <source>Nobody is here for this service.</source>
        <translation>Nobody is here for this service.</translation>
    </message>
    <message>
        <source>Nobody is here. New visitors appear by themselves.</source>
        <translation>Nobody is here. New visitors appear by themselves.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>To confirm</source>
        <translation>To confirm</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priority</translation>
    </message>
    <message>
        <source>At</source>
        <translation>At</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>Arrived</translation>
    </message>
    <message>
        <source>Promised</source>
        <translation>Promised</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>Booked</source>
        <translation>Booked</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Reference</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Found</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>CPR</source>
        <translation>CPR</translation>
    </message>
    <message>
        <source>Speaks</source>
        <translation>Speaks</translation>
    </message>
    <message>
        <source>From</source>
        <translation>From</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>Waits</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>Ticket for</source>
        <translation>Ticket for</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Calls</translation>
    </message>
    <message>
        <source>Also here for</source>
        <translation>Also here for</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Next step</translation>
    </message>
    <message>
        <source>ends in {digits}</source>
        <translation>ends in {digits}</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Expected</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Late</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>Unreadable</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Removed</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation>Not accepted</translation>
    </message>
    <message>
        <source>Unmatched</source>
        <translation>Unmatched</translation>
    </message>
    <message>
        <source>This record cannot be taken in. Have it corrected in {source}: then it comes in, and this line goes by itself.</source>
        <translation>This record cannot be taken in. Have it corrected in {source}: then it comes in, and this line goes by itself.</translation>
    </message>
    <message>
        <source>Changed in {source} although the visitor is here. The ticket stays, whatever you decide.</source>
        <translation>Changed in {source} although the visitor is here. The ticket stays, whatever you decide.</translation>
    </message>
    <message>
        <source>Cancelled in {source} although the visitor is here. The ticket stays, whatever you decide.</source>
        <translation>Cancelled in {source} although the visitor is here. The ticket stays, whatever you decide.</translation>
    </message>
    <message>
        <source>{source} does not have this booking any more, although the visitor is here. The ticket stays, whatever you decide.</source>
        <translation>{source} does not have this booking any more, although the visitor is here. The ticket stays, whatever you decide.</translation>
    </message>
    <message>
        <source>{source} does not accept what became of this booking. Nothing is missing here. Tell those who look after it, if it matters to them.</source>
        <translation>{source} does not accept what became of this booking. Nothing is missing here. Tell those who look after it, if it matters to them.</translation>
    </message>
    <message>
        <source>has come</source>
        <translation>has come</translation>
    </message>
    <message>
        <source>was served</source>
        <translation>was served</translation>
    </message>
    <message>
        <source>did not come</source>
        <translation>did not come</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Here</translation>
    </message>
    <message>
        <source>Served</source>
        <translation>Served</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Missed</translation>
    </message>
    <message>
        <source>not there any more</source>
        <translation>not there any more</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>cancelled</translation>
    </message>
    <message>
        <source>stands</source>
        <translation>stands</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>Arabic</source>
        <translation>Arabic</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>This number is too short.</source>
        <translation>This number is too short.</translation>
    </message>
    <message>
        <source>This number is too long.</source>
        <translation>This number is too long.</translation>
    </message>
    <message>
        <source>This is a fixed line. Messages need a mobile number.</source>
        <translation>This is a fixed line. Messages need a mobile number.</translation>
    </message>
    <message>
        <source>This is not a phone number.</source>
        <translation>This is not a phone number.</translation>
    </message>
    <message>
        <source>{range} min</source>
        <translation>{range} min</translation>
    </message>
    <message>
        <source>Nobody serves this now: promise no time.</source>
        <translation>Nobody serves this now: promise no time.</translation>
    </message>
    <message>
        <source>Promise: {wait}</source>
        <translation>Promise: {wait}</translation>
    </message>
    <message>
        <source>booked {time}</source>
        <translation>booked {time}</translation>
    </message>
</context>
<context>
    <name>ReceptionCard</name>
    <message>
        <source>Reception: the whole floor</source>
        <translation>Reception: the whole floor</translation>
    </message>
    <message>
        <source>Every line and counter, and tickets for visitors who need help.</source>
        <translation>Every line and counter, and tickets for visitors who need help.</translation>
    </message>
</context>
<context>
    <name>ReceptionPage</name>
    <message>
        <source>One moment…</source>
        <translation>One moment…</translation>
    </message>
    <message>
        <source>Number, name or phone  F3</source>
        <translation>Number, name or phone  F3</translation>
    </message>
    <message>
        <source>Search for a visitor by number, name, phone or booking reference</source>
        <translation>Search for a visitor by number, name, phone or booking reference</translation>
    </message>
    <message>
        <source>New ticket  F2</source>
        <translation>New ticket  F2</translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message>
        <source>Number, name, phone or reference</source>
        <translation>Number, name, phone or reference</translation>
    </message>
    <message>
        <source>Search for a visitor</source>
        <translation>Search for a visitor</translation>
    </message>
    <message>
        <source>Nobody is here at the moment.</source>
        <translation>Nobody is here at the moment.</translation>
    </message>
    <message>
        <source>Nobody found. Try the number, a part of the name, or the last digits.</source>
        <translation>Nobody found. Try the number, a part of the name, or the last digits.</translation>
    </message>
    <message>
        <source>phone ends in {digits}</source>
        <translation>phone ends in {digits}</translation>
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
        <source>Print ticket</source>
        <translation>Print ticket</translation>
    </message>
    <message>
        <source>Print slip</source>
        <translation>Print slip</translation>
    </message>
    <message>
        <source>Here already</source>
        <translation>Here already</translation>
    </message>
    <message>
        <source>To the line</source>
        <translation>To the line</translation>
    </message>
    <message>
        <source>Has come</source>
        <translation>Has come</translation>
    </message>
</context>
<context>
    <name>ServiceRow</name>
    <message>
        <source>no counter</source>
        <translation>no counter</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>chosen</translation>
    </message>
    <message>
        <source>chosen as number {n}</source>
        <translation>chosen as number {n}</translation>
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
        <source>Locked</source>
        <translation>Locked</translation>
    </message>
    <message>
        <source>Back to {name}</source>
        <translation>Back to {name}</translation>
    </message>
    <message>
        <source>Someone else?</source>
        <translation>Someone else?</translation>
    </message>
    <message>
        <source>The counter stays as it is meanwhile.</source>
        <translation>The counter stays as it is meanwhile.</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Unlock</translation>
    </message>
    <message>
        <source>You can try again now.</source>
        <translation>You can try again now.</translation>
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
    <name>SourceLine</name>
    <message>
        <source>Bookings from {source}: not read yet</source>
        <translation>Bookings from {source}: not read yet</translation>
    </message>
    <message>
        <source>Bookings from {source}: {age} old</source>
        <translation>Bookings from {source}: {age} old</translation>
    </message>
    <message>
        <source>Bookings: up to date, {age} ago</source>
        <translation>Bookings: up to date, {age} ago</translation>
    </message>
    <message numerus="yes">
        <source>%n outcome(s) to be told to their source</source>
        <translation>
            <numerusform>%n outcome to be told to its source</numerusform>
            <numerusform>%n outcomes to be told to their source</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>{n} s</source>
        <translation>{n} s</translation>
    </message>
    <message>
        <source>Serve on</source>
        <translation>Serve on</translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>Stop trying</source>
        <translation>Stop trying</translation>
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
        <source>Print again</source>
        <translation>Print again</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>Understood</translation>
    </message>
    <message>
        <source>No connection to the database. It is tried again every second.</source>
        <translation>No connection to the database. It is tried again every second.</translation>
    </message>
    <message>
        <source>No connection to the database. “{verb}” is tried again every second and will happen once.</source>
        <translation>No connection to the database. “{verb}” is tried again every second and will happen once.</translation>
    </message>
</context>
<context>
    <name>Switch</name>
    <message>
        <source>Off today</source>
        <translation>Off today</translation>
    </message>
    <message>
        <source>Today only</source>
        <translation>Today only</translation>
    </message>
    <message>
        <source>Not offered here</source>
        <translation>Not offered here</translation>
    </message>
    <message>
        <source>Secondary service</source>
        <translation>Secondary service</translation>
    </message>
    <message>
        <source>Main service</source>
        <translation>Main service</translation>
    </message>
</context>
<context>
    <name>Tabs</name>
    <message>
        <source>Found</source>
        <translation>Found</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Here</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Missed</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priority</translation>
    </message>
    <message>
        <source>Bookings</source>
        <translation>Bookings</translation>
    </message>
    <message>
        <source>To sort</source>
        <translation>To sort</translation>
    </message>
    <message>
        <source>Bookings to sort: {total}</source>
        <translation>Bookings to sort: {total}</translation>
    </message>
    <message>
        <source>Only {service}: show all</source>
        <translation>Only {service}: show all</translation>
    </message>
</context>
<context>
    <name>TakeOver</name>
    <message>
        <source>Take over {counter} from {who}?</source>
        <translation>Take over {counter} from {who}?</translation>
    </message>
    <message>
        <source>{who} is signed off there at once and reads that it was you. A visitor who is at the counter stays and is yours to finish.</source>
        <translation>{who} is signed off there at once and reads that it was you. A visitor who is at the counter stays and is yours to finish.</translation>
    </message>
    <message>
        <source>Cancel  Esc</source>
        <translation>Cancel  Esc</translation>
    </message>
</context>
<context>
    <name>TicketFacts</name>
    <message>
        <source>For</source>
        <translation>For</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>Arrived</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Booking</source>
        <translation>Booking</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priority</translation>
    </message>
</context>
<context>
    <name>Verb</name>
    <message>
        <source>Sign in</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>Open counter</source>
        <translation>Open counter</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Take over</translation>
    </message>
    <message>
        <source>Call next</source>
        <translation>Call next</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Call</translation>
    </message>
    <message>
        <source>Call again</source>
        <translation>Call again</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
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
        <source>Keep here</source>
        <translation>Keep here</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>Swap</translation>
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
        <source>Finish</source>
        <translation>Finish</translation>
    </message>
    <message>
        <source>Quick service</source>
        <translation>Quick service</translation>
    </message>
    <message>
        <source>To the line</source>
        <translation>To the line</translation>
    </message>
    <message>
        <source>Has come</source>
        <translation>Has come</translation>
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
        <source>Has left</source>
        <translation>Has left</translation>
    </message>
    <message>
        <source>Break</source>
        <translation>Break</translation>
    </message>
    <message>
        <source>Go on working</source>
        <translation>Go on working</translation>
    </message>
    <message>
        <source>Services today</source>
        <translation>Services today</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>Print again</translation>
    </message>
    <message>
        <source>Print slip</source>
        <translation>Print slip</translation>
    </message>
    <message>
        <source>Issue ticket</source>
        <translation>Issue ticket</translation>
    </message>
    <message>
        <source>Check in</source>
        <translation>Check in</translation>
    </message>
    <message>
        <source>Change priority</source>
        <translation>Change priority</translation>
    </message>
    <message>
        <source>Change language</source>
        <translation>Change language</translation>
    </message>
    <message>
        <source>Change service</source>
        <translation>Change service</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Merge</translation>
    </message>
    <message>
        <source>Match service</source>
        <translation>Match service</translation>
    </message>
    <message>
        <source>None of ours</source>
        <translation>None of ours</translation>
    </message>
    <message>
        <source>Keep ours</source>
        <translation>Keep ours</translation>
    </message>
    <message>
        <source>Accept theirs</source>
        <translation>Accept theirs</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>Put away</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Send</translation>
    </message>
    <message>
        <source>I am going</source>
        <translation>I am going</translation>
    </message>
    <message>
        <source>Send message</source>
        <translation>Send message</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Read</translation>
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
    <name>Versions</name>
    <message>
        <source>Ours</source>
        <translation>Ours</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>Theirs</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>Hour</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Booking</source>
        <translation>Booking</translation>
    </message>
    <message>
        <source>{what}: ours {ours}, theirs {theirs}</source>
        <translation>{what}: ours {ours}, theirs {theirs}</translation>
    </message>
    <message>
        <source>{what}: {ours} in both</source>
        <translation>{what}: {ours} in both</translation>
    </message>
</context>
<context>
    <name>VisitVerbs</name>
    <message>
        <source>Has come</source>
        <translation>Has come</translation>
    </message>
    <message>
        <source>Confirm priority</source>
        <translation>Confirm priority</translation>
    </message>
    <message>
        <source>Decline priority</source>
        <translation>Decline priority</translation>
    </message>
    <message>
        <source>Priority…</source>
        <translation>Priority…</translation>
    </message>
    <message>
        <source>Service…</source>
        <translation>Service…</translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation>Merge…</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>Print again</translation>
    </message>
    <message>
        <source>Next-step slip</source>
        <translation>Next-step slip</translation>
    </message>
    <message>
        <source>Has left</source>
        <translation>Has left</translation>
    </message>
</context>
<context>
    <name>VisitorCard</name>
    <message>
        <source>goes on as {number}</source>
        <translation>goes on as {number}</translation>
    </message>
    <message>
        <source>Speaks {language}</source>
        <translation>Speaks {language}</translation>
    </message>
    <message>
        <source>Speaks</source>
        <translation>Speaks</translation>
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
    <message>
        <source>For you in person</source>
        <translation>For you in person</translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
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
    <message>
        <source>Print slip  {key}</source>
        <translation>Print slip  {key}</translation>
    </message>
</context>
</TS>
