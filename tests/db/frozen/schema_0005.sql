BEGIN TRANSACTION;
CREATE TABLE alarm (
	id INTEGER NOT NULL, 
	office_id INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	staff_id INTEGER NOT NULL, 
	counter_id INTEGER, 
	answered_at DATETIME, 
	answered_by_id INTEGER, 
	CONSTRAINT pk_alarm PRIMARY KEY (id), 
	CONSTRAINT fk_alarm_office_id FOREIGN KEY(office_id) REFERENCES office (id), 
	CONSTRAINT fk_alarm_staff_id FOREIGN KEY(staff_id) REFERENCES staff (id), 
	CONSTRAINT fk_alarm_counter_id FOREIGN KEY(counter_id) REFERENCES counter (id), 
	CONSTRAINT fk_alarm_answered_by_id FOREIGN KEY(answered_by_id) REFERENCES staff (id)
);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0005');
CREATE TABLE booking (
	id INTEGER NOT NULL, 
	office_id INTEGER NOT NULL, 
	source TEXT NOT NULL, 
	external_id TEXT NOT NULL, 
	reference TEXT, 
	service_id INTEGER NOT NULL, 
	day DATE NOT NULL, 
	starts_at DATETIME NOT NULL, 
	name TEXT, 
	phone TEXT, 
	identity_hash BLOB, 
	identity_tail TEXT, 
	language TEXT, 
	party_size INTEGER NOT NULL, 
	state TEXT NOT NULL, address TEXT, missed_why TEXT, 
	CONSTRAINT pk_booking PRIMARY KEY (id), 
	CONSTRAINT fk_booking_office_id FOREIGN KEY(office_id) REFERENCES office (id), 
	CONSTRAINT fk_booking_service_id FOREIGN KEY(service_id) REFERENCES service (id), 
	CONSTRAINT uq_booking_office_id_source_external_id UNIQUE (office_id, source, external_id)
);
INSERT INTO "booking" VALUES(1,1,'app','a','Q-17',1,'2026-11-22','2026-11-22 06:00:00.000000',NULL,'36112233',X'E5171C9AB590D8E30800CE319673A0C0EDCCB14E6E4CE95FF930363FBCAB2A51','345',NULL,1,'arrived','a',NULL);
INSERT INTO "booking" VALUES(2,1,'app','b',NULL,1,'2026-11-22','2026-11-22 06:00:00.000000',NULL,NULL,NULL,NULL,NULL,1,'expected','b',NULL);
INSERT INTO "booking" VALUES(3,1,'app','c',NULL,1,'2026-11-22','2026-11-22 06:00:00.000000',NULL,NULL,NULL,NULL,NULL,1,'cancelled','c',NULL);
CREATE TABLE booking_source (
	office_id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	pushes BOOLEAN NOT NULL, 
	every_s INTEGER NOT NULL, 
	cursor TEXT NOT NULL, 
	look INTEGER NOT NULL, 
	looking_until DATETIME, 
	looked_at DATETIME, 
	succeeded_at DATETIME, 
	swept_at DATETIME, 
	failing_since DATETIME, 
	trouble TEXT, 
	CONSTRAINT pk_booking_source PRIMARY KEY (office_id, name), 
	CONSTRAINT fk_booking_source_office_id FOREIGN KEY(office_id) REFERENCES office (id)
)
 WITHOUT ROWID

;
CREATE TABLE call (
	id INTEGER NOT NULL, 
	office_id INTEGER NOT NULL, 
	step_id INTEGER NOT NULL, 
	counter_id INTEGER NOT NULL, 
	staff_id INTEGER, 
	kind TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	undone_at DATETIME, said_at DATETIME, correction_said_at DATETIME, 
	CONSTRAINT pk_call PRIMARY KEY (id), 
	CONSTRAINT fk_call_counter_id FOREIGN KEY(counter_id) REFERENCES counter (id), 
	CONSTRAINT fk_call_office_id FOREIGN KEY(office_id) REFERENCES office (id), 
	CONSTRAINT fk_call_staff_id FOREIGN KEY(staff_id) REFERENCES staff (id), 
	CONSTRAINT fk_call_step_id FOREIGN KEY(step_id) REFERENCES step (id)
);
INSERT INTO "call" VALUES(1,1,2,1,1,'call','2026-11-22 06:00:00.000000',NULL,NULL,NULL);
INSERT INTO "call" VALUES(2,1,3,1,1,'call','2026-11-22 06:00:00.000000',NULL,NULL,NULL);
INSERT INTO "call" VALUES(3,1,4,1,1,'call','2026-11-22 06:00:00.000000',NULL,NULL,NULL);
INSERT INTO "call" VALUES(4,1,4,1,1,'recall','2026-11-22 06:00:20.000000',NULL,NULL,NULL);
INSERT INTO "call" VALUES(5,1,4,1,1,'recall','2026-11-22 06:00:40.000000',NULL,NULL,NULL);
INSERT INTO "call" VALUES(6,1,1,1,1,'call','2026-11-22 06:00:40.000000',NULL,NULL,NULL);
INSERT INTO "call" VALUES(7,1,6,2,2,'call','2026-11-22 06:00:40.000000',NULL,NULL,NULL);
CREATE TABLE closure (
	id INTEGER NOT NULL, 
	office_id INTEGER NOT NULL, 
	service_id INTEGER, 
	first_day DATE NOT NULL, 
	last_day DATE NOT NULL, 
	starts TIME, 
	ends TIME, 
	reason_ar TEXT NOT NULL, 
	reason_en TEXT NOT NULL, 
	CONSTRAINT pk_closure PRIMARY KEY (id), 
	CONSTRAINT fk_closure_office_id FOREIGN KEY(office_id) REFERENCES office (id), 
	CONSTRAINT fk_closure_service_id FOREIGN KEY(service_id) REFERENCES service (id)
);
CREATE TABLE column_match (
	office_id INTEGER NOT NULL, 
	source TEXT NOT NULL, 
	heading TEXT NOT NULL, 
	field TEXT NOT NULL, 
	CONSTRAINT pk_column_match PRIMARY KEY (office_id, source, heading), 
	CONSTRAINT fk_column_match_office_id FOREIGN KEY(office_id) REFERENCES office (id)
)
 WITHOUT ROWID

;
CREATE TABLE counter (
	id INTEGER NOT NULL, 
	office_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	name_ar TEXT NOT NULL, 
	name_en TEXT NOT NULL, 
	zone_id INTEGER NOT NULL, 
	reluctance_min INTEGER NOT NULL, 
	state TEXT NOT NULL, 
	staff_id INTEGER, 
	pause_reason TEXT, 
	resumes_at DATETIME, 
	since DATETIME, 
	active BOOLEAN NOT NULL, undo JSON, 
	CONSTRAINT pk_counter PRIMARY KEY (id), 
	CONSTRAINT fk_counter_office_id FOREIGN KEY(office_id) REFERENCES office (id), 
	CONSTRAINT fk_counter_staff_id FOREIGN KEY(staff_id) REFERENCES staff (id), 
	CONSTRAINT fk_counter_zone_id FOREIGN KEY(zone_id) REFERENCES zone (id), 
	CONSTRAINT uq_counter_office_id_number UNIQUE (office_id, number), 
	CONSTRAINT uq_counter_staff_id UNIQUE (staff_id)
);
INSERT INTO "counter" VALUES(1,1,1,'شباك 1','Counter 1',1,10,'open',1,NULL,NULL,'2026-11-22 06:00:00.000000',1,'{"action": "revive", "step": 4, "number": "F003", "by": 1, "until": "2026-11-22T06:00:50+00:00", "called_at": "2026-11-22T06:00:40+00:00", "calls": 3}');
INSERT INTO "counter" VALUES(2,1,2,'شباك 2','Counter 2',1,10,'open',2,NULL,NULL,'2026-11-22 06:00:00.000000',1,'null');
INSERT INTO "counter" VALUES(3,1,3,'شباك 3','Counter 3',1,10,'closed',NULL,NULL,NULL,NULL,1,NULL);
INSERT INTO "counter" VALUES(4,1,4,'شباك 4','Counter 4',1,10,'closed',NULL,NULL,NULL,NULL,1,NULL);
CREATE TABLE day_service (
	office_id INTEGER NOT NULL, 
	day DATE NOT NULL, 
	service_id INTEGER NOT NULL, 
	last_number INTEGER NOT NULL, 
	issued INTEGER NOT NULL, 
	CONSTRAINT pk_day_service PRIMARY KEY (office_id, day, service_id), 
	CONSTRAINT fk_day_service_office_id FOREIGN KEY(office_id) REFERENCES office (id), 
	CONSTRAINT fk_day_service_service_id FOREIGN KEY(service_id) REFERENCES service (id)
)
 WITHOUT ROWID

;
INSERT INTO "day_service" VALUES(1,'2026-11-22',1,7,7);
INSERT INTO "day_service" VALUES(1,'2026-11-22',6,2,2);
CREATE TABLE document (
	id INTEGER NOT NULL, 
	office_id INTEGER NOT NULL, 
	service_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	name_ar TEXT NOT NULL, 
	name_en TEXT NOT NULL, kind TEXT DEFAULT 'paper' NOT NULL, 
	CONSTRAINT pk_document PRIMARY KEY (id), 
	CONSTRAINT fk_document_office_id FOREIGN KEY(office_id) REFERENCES office (id), 
	CONSTRAINT fk_document_service_id FOREIGN KEY(service_id) REFERENCES service (id), 
	CONSTRAINT uq_document_service_id_position UNIQUE (service_id, position)
);
CREATE TABLE event (
	office_id INTEGER NOT NULL, 
	n INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	kind TEXT NOT NULL, 
	staff_id INTEGER, 
	counter_id INTEGER, 
	ticket_id INTEGER, 
	step_id INTEGER, 
	data JSON NOT NULL, press TEXT, 
	CONSTRAINT pk_event PRIMARY KEY (office_id, n), 
	CONSTRAINT fk_event_office_id FOREIGN KEY(office_id) REFERENCES office (id)
)
 WITHOUT ROWID

;
INSERT INTO "event" VALUES(1,1,'2026-11-22 06:00:00.000000','set_up',NULL,NULL,NULL,NULL,'{"profile": "small", "changes": 28}',NULL);
INSERT INTO "event" VALUES(1,2,'2026-11-22 06:00:00.000000','issued',NULL,NULL,1,1,'{"number": "G001", "services": ["G"], "due": "2026-11-22T06:10:00+00:00"}',NULL);
INSERT INTO "event" VALUES(1,3,'2026-11-22 06:00:00.000000','bookings_taken_in',NULL,NULL,NULL,NULL,'{"source": "app", "new": 3, "changed": 0, "unchanged": 0}',NULL);
INSERT INTO "event" VALUES(1,4,'2026-11-22 06:00:00.000000','counter_open',1,1,NULL,NULL,'{"number": 1, "reason": null}',NULL);
INSERT INTO "event" VALUES(1,5,'2026-11-22 06:00:00.000000','counter_open',2,2,NULL,NULL,'{"number": 2, "reason": null}',NULL);
INSERT INTO "event" VALUES(1,6,'2026-11-22 06:00:00.000000','issued',NULL,NULL,2,2,'{"number": "F001", "services": ["F"], "due": "2026-11-22T06:20:00+00:00"}',NULL);
INSERT INTO "event" VALUES(1,7,'2026-11-22 06:00:00.000000','called',1,1,2,2,'{"number": "F001", "why": "walk-in, due in 20 min", "in_turn": true}',NULL);
INSERT INTO "event" VALUES(1,8,'2026-11-22 06:00:00.000000','started',1,1,2,2,'{"number": "F001"}',NULL);
INSERT INTO "event" VALUES(1,9,'2026-11-22 06:00:00.000000','finished',1,1,2,2,'{"number": "F001"}',NULL);
INSERT INTO "event" VALUES(1,10,'2026-11-22 06:00:00.000000','issued',NULL,NULL,3,3,'{"number": "F002", "services": ["F"], "due": "2026-11-22T06:20:00+00:00"}',NULL);
INSERT INTO "event" VALUES(1,11,'2026-11-22 06:00:00.000000','called',1,1,3,3,'{"number": "F002", "why": "walk-in, due in 20 min", "in_turn": true}',NULL);
INSERT INTO "event" VALUES(1,12,'2026-11-22 06:00:00.000000','started',1,1,3,3,'{"number": "F002"}',NULL);
INSERT INTO "event" VALUES(1,13,'2026-11-22 06:00:00.000000','parked',1,1,3,3,'{"number": "F002"}',NULL);
INSERT INTO "event" VALUES(1,14,'2026-11-22 06:00:00.000000','issued',NULL,NULL,4,4,'{"number": "F003", "services": ["F"], "due": "2026-11-22T06:20:00+00:00"}',NULL);
INSERT INTO "event" VALUES(1,15,'2026-11-22 06:00:00.000000','called',1,1,4,4,'{"number": "F003", "why": "walk-in, due in 20 min", "in_turn": true}',NULL);
INSERT INTO "event" VALUES(1,16,'2026-11-22 06:00:20.000000','recalled',1,1,4,4,'{"number": "F003"}',NULL);
INSERT INTO "event" VALUES(1,17,'2026-11-22 06:00:40.000000','recalled',1,1,4,4,'{"number": "F003"}',NULL);
INSERT INTO "event" VALUES(1,18,'2026-11-22 06:00:40.000000','missed',1,1,4,4,'{"number": "F003"}',NULL);
INSERT INTO "event" VALUES(1,19,'2026-11-22 06:00:40.000000','issued',NULL,NULL,5,5,'{"number": "G002", "services": ["G"], "due": "2026-11-22T06:10:40+00:00"}',NULL);
INSERT INTO "event" VALUES(1,20,'2026-11-22 06:00:40.000000','left',NULL,NULL,5,5,'{"number": "G002"}',NULL);
INSERT INTO "event" VALUES(1,21,'2026-11-22 06:00:40.000000','issued',NULL,NULL,6,6,'{"number": "F004", "services": ["F"], "due": "2026-11-22T06:20:40+00:00"}',NULL);
INSERT INTO "event" VALUES(1,22,'2026-11-22 06:00:40.000000','called',1,1,1,1,'{"number": "G001", "why": "walk-in, due in 9 min, secondary here", "in_turn": true}',NULL);
INSERT INTO "event" VALUES(1,23,'2026-11-22 06:00:40.000000','started',1,1,1,1,'{"number": "G001"}',NULL);
INSERT INTO "event" VALUES(1,24,'2026-11-22 06:00:40.000000','issued',NULL,NULL,7,7,'{"number": "F005", "services": ["F"], "due": "2026-11-22T06:20:40+00:00"}',NULL);
INSERT INTO "event" VALUES(1,25,'2026-11-22 06:00:40.000000','called',2,2,6,6,'{"number": "F004", "why": "walk-in, due in 20 min", "in_turn": true}',NULL);
INSERT INTO "event" VALUES(1,26,'2026-11-22 06:00:40.000000','issued',NULL,NULL,8,8,'{"number": "F006", "services": ["F", "N"], "due": "2026-11-22T06:20:40+00:00"}',NULL);
INSERT INTO "event" VALUES(1,27,'2026-11-22 06:00:40.000000','checked_in',NULL,NULL,9,10,'{"number": "F007", "services": ["F"], "due": "2026-11-22T06:00:00+00:00"}',NULL);
CREATE TABLE inbox (
	id INTEGER NOT NULL, 
	office_id INTEGER NOT NULL, 
	source TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	about TEXT NOT NULL, 
	address TEXT, 
	booking_id INTEGER, 
	day DATE NOT NULL, 
	at DATETIME NOT NULL, 
	data JSON NOT NULL, 
	ended_at DATETIME, 
	ended_how TEXT, 
	ended_by_id INTEGER, 
	CONSTRAINT pk_inbox PRIMARY KEY (id), 
	CONSTRAINT fk_inbox_office_id FOREIGN KEY(office_id) REFERENCES office (id), 
	CONSTRAINT fk_inbox_booking_id FOREIGN KEY(booking_id) REFERENCES booking (id), 
	CONSTRAINT fk_inbox_ended_by_id FOREIGN KEY(ended_by_id) REFERENCES staff (id)
);
CREATE TABLE message (
	id INTEGER NOT NULL, 
	office_id INTEGER NOT NULL, 
	day DATE NOT NULL, 
	at DATETIME NOT NULL, 
	staff_id INTEGER NOT NULL, 
	counter_id INTEGER, 
	text TEXT NOT NULL, 
	CONSTRAINT pk_message PRIMARY KEY (id), 
	CONSTRAINT fk_message_office_id FOREIGN KEY(office_id) REFERENCES office (id), 
	CONSTRAINT fk_message_staff_id FOREIGN KEY(staff_id) REFERENCES staff (id), 
	CONSTRAINT fk_message_counter_id FOREIGN KEY(counter_id) REFERENCES counter (id)
);
CREATE TABLE message_seen (
	office_id INTEGER NOT NULL, 
	message_id INTEGER NOT NULL, 
	staff_id INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_message_seen PRIMARY KEY (message_id, staff_id), 
	CONSTRAINT fk_message_seen_office_id FOREIGN KEY(office_id) REFERENCES office (id), 
	CONSTRAINT fk_message_seen_message_id FOREIGN KEY(message_id) REFERENCES message (id), 
	CONSTRAINT fk_message_seen_staff_id FOREIGN KEY(staff_id) REFERENCES staff (id)
);
CREATE TABLE next_step (
	id INTEGER NOT NULL, 
	office_id INTEGER NOT NULL, 
	code TEXT NOT NULL, 
	name_ar TEXT NOT NULL, 
	name_en TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	active BOOLEAN NOT NULL, 
	CONSTRAINT pk_next_step PRIMARY KEY (id), 
	CONSTRAINT fk_next_step_office_id FOREIGN KEY(office_id) REFERENCES office (id), 
	CONSTRAINT uq_next_step_office_id_code UNIQUE (office_id, code)
);
INSERT INTO "next_step" VALUES(1,1,'pay','نص','Pay at the bank',0,1);
CREATE TABLE notice (
	id INTEGER NOT NULL, 
	office_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	text_ar TEXT NOT NULL, 
	text_en TEXT NOT NULL, 
	on_kiosk BOOLEAN NOT NULL, 
	on_ticket BOOLEAN NOT NULL, 
	first_day DATE, 
	last_day DATE, on_hall BOOLEAN DEFAULT false NOT NULL, 
	CONSTRAINT pk_notice PRIMARY KEY (id), 
	CONSTRAINT fk_notice_office_id FOREIGN KEY(office_id) REFERENCES office (id)
);
CREATE TABLE offer (
	office_id INTEGER NOT NULL, 
	counter_id INTEGER NOT NULL, 
	service_id INTEGER NOT NULL, 
	secondary BOOLEAN NOT NULL, off BOOLEAN DEFAULT false NOT NULL, extra BOOLEAN DEFAULT false NOT NULL, switched_day DATE, 
	CONSTRAINT pk_offer PRIMARY KEY (counter_id, service_id), 
	CONSTRAINT fk_offer_counter_id FOREIGN KEY(counter_id) REFERENCES counter (id), 
	CONSTRAINT fk_offer_office_id FOREIGN KEY(office_id) REFERENCES office (id), 
	CONSTRAINT fk_offer_service_id FOREIGN KEY(service_id) REFERENCES service (id)
);
INSERT INTO "offer" VALUES(1,1,1,0,0,0,NULL);
INSERT INTO "offer" VALUES(1,1,2,0,0,0,NULL);
INSERT INTO "offer" VALUES(1,1,6,1,0,0,NULL);
INSERT INTO "offer" VALUES(1,2,1,0,0,0,NULL);
INSERT INTO "offer" VALUES(1,2,2,0,0,0,NULL);
INSERT INTO "offer" VALUES(1,2,4,0,0,0,NULL);
INSERT INTO "offer" VALUES(1,3,3,0,0,0,NULL);
INSERT INTO "offer" VALUES(1,3,5,0,0,0,NULL);
INSERT INTO "offer" VALUES(1,3,1,1,0,0,NULL);
INSERT INTO "offer" VALUES(1,3,2,1,0,0,NULL);
INSERT INTO "offer" VALUES(1,4,1,0,0,0,NULL);
INSERT INTO "offer" VALUES(1,4,2,0,0,0,NULL);
INSERT INTO "offer" VALUES(1,4,3,0,0,0,NULL);
INSERT INTO "offer" VALUES(1,4,4,0,0,0,NULL);
INSERT INTO "offer" VALUES(1,4,5,0,0,0,NULL);
INSERT INTO "offer" VALUES(1,4,6,0,0,0,NULL);
CREATE TABLE office (
	id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	name_ar TEXT NOT NULL, 
	name_en TEXT NOT NULL, 
	time_zone TEXT NOT NULL, 
	language TEXT NOT NULL, 
	digits TEXT NOT NULL, 
	grace_min INTEGER NOT NULL, 
	hold_min INTEGER NOT NULL, 
	allowed_calls INTEGER NOT NULL, 
	undo_s INTEGER NOT NULL, 
	recall_cooldown_s INTEGER NOT NULL, 
	last_ticket_min INTEGER NOT NULL, 
	tickets_in_breaks BOOLEAN NOT NULL, 
	retention_days INTEGER NOT NULL, long_wait_min INTEGER DEFAULT 45 NOT NULL, confirm_priority BOOLEAN DEFAULT false NOT NULL, hall_next INTEGER DEFAULT 0 NOT NULL, hall_waits BOOLEAN DEFAULT false NOT NULL, voice_languages TEXT DEFAULT 'ar en' NOT NULL, voice_repeats INTEGER DEFAULT 1 NOT NULL, voice_volume INTEGER DEFAULT 100 NOT NULL, voice_service BOOLEAN DEFAULT true NOT NULL, voice_letters TEXT DEFAULT 'latin' NOT NULL, voice_arabic TEXT DEFAULT 'whole' NOT NULL, voice_english TEXT DEFAULT 'digits' NOT NULL, holds INTEGER DEFAULT 0 NOT NULL, auto_start_s INTEGER DEFAULT 0 NOT NULL, lock_after_min INTEGER DEFAULT 10 NOT NULL, clerks_switch_services BOOLEAN DEFAULT true NOT NULL, 
	CONSTRAINT pk_office PRIMARY KEY (id), 
	CONSTRAINT uq_office_key UNIQUE ("key")
);
INSERT INTO "office" VALUES(1,'small','نص','Small office','Asia/Bahrain','ar','western',15,3,3,10,10,15,1,30,45,0,0,0,'ar en',1,100,1,'latin','whole','digits',1,0,10,1);
CREATE TABLE outcome (
	id INTEGER NOT NULL, 
	office_id INTEGER NOT NULL, 
	code TEXT NOT NULL, 
	name_ar TEXT NOT NULL, 
	name_en TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	active BOOLEAN NOT NULL, 
	CONSTRAINT pk_outcome PRIMARY KEY (id), 
	CONSTRAINT fk_outcome_office_id FOREIGN KEY(office_id) REFERENCES office (id), 
	CONSTRAINT uq_outcome_office_id_code UNIQUE (office_id, code)
);
INSERT INTO "outcome" VALUES(1,1,'completed','نص','Completed',0,1);
CREATE TABLE outgoing (
	id INTEGER NOT NULL, 
	office_id INTEGER NOT NULL, 
	booking_id INTEGER NOT NULL, 
	source TEXT NOT NULL, 
	token TEXT NOT NULL, 
	outcome TEXT NOT NULL, 
	why TEXT NOT NULL, 
	day DATE NOT NULL, 
	at DATETIME NOT NULL, 
	state TEXT NOT NULL, 
	tries INTEGER NOT NULL, 
	due_at DATETIME NOT NULL, 
	ended_at DATETIME, 
	trouble TEXT, 
	CONSTRAINT pk_outgoing PRIMARY KEY (id), 
	CONSTRAINT fk_outgoing_office_id FOREIGN KEY(office_id) REFERENCES office (id), 
	CONSTRAINT fk_outgoing_booking_id FOREIGN KEY(booking_id) REFERENCES booking (id), 
	CONSTRAINT uq_outgoing_token UNIQUE (token)
);
CREATE TABLE pause_reason (
	id INTEGER NOT NULL, 
	office_id INTEGER NOT NULL, 
	code TEXT NOT NULL, 
	name_ar TEXT NOT NULL, 
	name_en TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	active BOOLEAN NOT NULL, 
	CONSTRAINT pk_pause_reason PRIMARY KEY (id), 
	CONSTRAINT fk_pause_reason_office_id FOREIGN KEY(office_id) REFERENCES office (id), 
	CONSTRAINT uq_pause_reason_office_id_code UNIQUE (office_id, code)
);
INSERT INTO "pause_reason" VALUES(1,1,'prayer','نص','Prayer',0,1);
CREATE TABLE period (
	id INTEGER NOT NULL, 
	office_id INTEGER NOT NULL, 
	service_id INTEGER, 
	weekday INTEGER NOT NULL, 
	opens TIME NOT NULL, 
	closes TIME NOT NULL, 
	valid_from DATE, 
	valid_to DATE, 
	CONSTRAINT pk_period PRIMARY KEY (id), 
	CONSTRAINT fk_period_office_id FOREIGN KEY(office_id) REFERENCES office (id), 
	CONSTRAINT fk_period_service_id FOREIGN KEY(service_id) REFERENCES service (id)
);
INSERT INTO "period" VALUES(1,1,NULL,6,'07:00:00.000000','14:00:00.000000',NULL,NULL);
INSERT INTO "period" VALUES(2,1,NULL,0,'07:00:00.000000','14:00:00.000000',NULL,NULL);
INSERT INTO "period" VALUES(3,1,NULL,1,'07:00:00.000000','14:00:00.000000',NULL,NULL);
INSERT INTO "period" VALUES(4,1,NULL,2,'07:00:00.000000','14:00:00.000000',NULL,NULL);
INSERT INTO "period" VALUES(5,1,NULL,3,'07:00:00.000000','14:00:00.000000',NULL,NULL);
INSERT INTO "period" VALUES(6,1,4,6,'08:00:00.000000','12:00:00.000000',NULL,NULL);
INSERT INTO "period" VALUES(7,1,4,0,'08:00:00.000000','12:00:00.000000',NULL,NULL);
CREATE TABLE print_job (
	id INTEGER NOT NULL, 
	office_id INTEGER NOT NULL, 
	ticket_id INTEGER NOT NULL, 
	printer TEXT NOT NULL, 
	state TEXT NOT NULL, 
	reprint BOOLEAN NOT NULL, 
	queued_at DATETIME NOT NULL, 
	expires_at DATETIME NOT NULL, 
	ended_at DATETIME, 
	trouble TEXT, printed_on TEXT, slip_step_id INTEGER REFERENCES step (id), 
	CONSTRAINT pk_print_job PRIMARY KEY (id), 
	CONSTRAINT fk_print_job_office_id FOREIGN KEY(office_id) REFERENCES office (id), 
	CONSTRAINT fk_print_job_ticket_id FOREIGN KEY(ticket_id) REFERENCES ticket (id)
);
INSERT INTO "print_job" VALUES(1,1,1,'hall','queued',0,'2026-11-22 06:00:00.000000','2026-11-22 06:01:00.000000',NULL,NULL,NULL,NULL);
CREATE TABLE printer (
	office_id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	state TEXT NOT NULL, 
	fault TEXT, 
	since DATETIME NOT NULL, 
	CONSTRAINT pk_printer PRIMARY KEY (office_id, name), 
	CONSTRAINT fk_printer_office_id FOREIGN KEY(office_id) REFERENCES office (id)
)
 WITHOUT ROWID

;
CREATE TABLE priority_class (
	id INTEGER NOT NULL, 
	office_id INTEGER NOT NULL, 
	code TEXT NOT NULL, 
	name_ar TEXT NOT NULL, 
	name_en TEXT NOT NULL, 
	credit_min INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	active BOOLEAN NOT NULL, 
	CONSTRAINT pk_priority_class PRIMARY KEY (id), 
	CONSTRAINT fk_priority_class_office_id FOREIGN KEY(office_id) REFERENCES office (id), 
	CONSTRAINT uq_priority_class_office_id_code UNIQUE (office_id, code)
);
INSERT INTO "priority_class" VALUES(1,1,'older','نص','Older person',20,0,1);
CREATE TABLE quiet_time (
	id INTEGER NOT NULL, 
	office_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	starts TIME NOT NULL, 
	ends TIME NOT NULL, 
	CONSTRAINT pk_quiet_time PRIMARY KEY (id), 
	CONSTRAINT fk_quiet_time_office_id FOREIGN KEY(office_id) REFERENCES office (id)
);
CREATE TABLE revision (
	office_id INTEGER NOT NULL, 
	n INTEGER NOT NULL, 
	config INTEGER NOT NULL, 
	CONSTRAINT pk_revision PRIMARY KEY (office_id), 
	CONSTRAINT fk_revision_office_id FOREIGN KEY(office_id) REFERENCES office (id)
);
INSERT INTO "revision" VALUES(1,27,1);
CREATE TABLE secret (
	office_id INTEGER NOT NULL, 
	identity_key BLOB NOT NULL, 
	CONSTRAINT pk_secret PRIMARY KEY (office_id), 
	CONSTRAINT fk_secret_office_id FOREIGN KEY(office_id) REFERENCES office (id)
);
INSERT INTO "secret" VALUES(1,X'20E8A5964B420AC69A8F3AE0749DBB60C72A96B050D66FBD26D85C84E104B3E2');
CREATE TABLE service (
	id INTEGER NOT NULL, 
	office_id INTEGER NOT NULL, 
	code TEXT NOT NULL, 
	name_ar TEXT NOT NULL, 
	name_en TEXT NOT NULL, 
	category_ar TEXT, 
	category_en TEXT, 
	target_wait_min INTEGER NOT NULL, 
	usual_duration_min INTEGER NOT NULL, 
	daily_cap INTEGER, 
	walk_in BOOLEAN NOT NULL, 
	number_from INTEGER NOT NULL, 
	number_to INTEGER NOT NULL, 
	fee_bd NUMERIC(8, 3), 
	processing_days INTEGER, 
	electronic_url TEXT, 
	electronic_note_ar TEXT, 
	electronic_note_en TEXT, 
	position INTEGER NOT NULL, 
	active BOOLEAN NOT NULL, counted TEXT DEFAULT 'people' NOT NULL, short_ar TEXT, short_en TEXT, 
	CONSTRAINT pk_service PRIMARY KEY (id), 
	CONSTRAINT fk_service_office_id FOREIGN KEY(office_id) REFERENCES office (id), 
	CONSTRAINT uq_service_office_id_code UNIQUE (office_id, code)
);
INSERT INTO "service" VALUES(1,1,'F','نص','Service F',NULL,NULL,20,10,NULL,1,1,999,NULL,NULL,NULL,NULL,NULL,0,1,'people',NULL,NULL);
INSERT INTO "service" VALUES(2,1,'N','نص','Service N',NULL,NULL,15,10,NULL,1,1,999,NULL,NULL,NULL,NULL,NULL,1,1,'people',NULL,NULL);
INSERT INTO "service" VALUES(3,1,'P','نص','Service P',NULL,NULL,25,10,NULL,0,1,999,NULL,NULL,NULL,NULL,NULL,2,1,'people',NULL,NULL);
INSERT INTO "service" VALUES(4,1,'C','نص','Service C',NULL,NULL,10,10,3,1,1,999,NULL,NULL,NULL,NULL,NULL,3,1,'people',NULL,NULL);
INSERT INTO "service" VALUES(5,1,'R','نص','Service R',NULL,NULL,15,10,NULL,1,7,9,NULL,NULL,NULL,NULL,NULL,4,1,'people',NULL,NULL);
INSERT INTO "service" VALUES(6,1,'G','نص','Service G',NULL,NULL,10,10,NULL,1,1,999,NULL,NULL,NULL,NULL,NULL,5,1,'people',NULL,NULL);
CREATE TABLE service_match (
	office_id INTEGER NOT NULL, 
	source TEXT NOT NULL, 
	theirs TEXT NOT NULL, 
	label TEXT NOT NULL, 
	service_id INTEGER, 
	CONSTRAINT pk_service_match PRIMARY KEY (office_id, source, theirs), 
	CONSTRAINT fk_service_match_office_id FOREIGN KEY(office_id) REFERENCES office (id), 
	CONSTRAINT fk_service_match_service_id FOREIGN KEY(service_id) REFERENCES service (id)
)
 WITHOUT ROWID

;
CREATE TABLE sign_in_guess (
	office_id INTEGER NOT NULL, 
	login_hash BLOB NOT NULL, 
	wrong INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_sign_in_guess PRIMARY KEY (office_id, login_hash), 
	CONSTRAINT fk_sign_in_guess_office_id FOREIGN KEY(office_id) REFERENCES office (id)
)
 WITHOUT ROWID

;
CREATE TABLE source_object (
	office_id INTEGER NOT NULL, 
	source TEXT NOT NULL, 
	address TEXT NOT NULL, 
	version TEXT NOT NULL, 
	CONSTRAINT pk_source_object PRIMARY KEY (office_id, source, address), 
	CONSTRAINT fk_source_object_office_id FOREIGN KEY(office_id) REFERENCES office (id)
)
 WITHOUT ROWID

;
CREATE TABLE staff (
	id INTEGER NOT NULL, 
	office_id INTEGER NOT NULL, 
	login TEXT NOT NULL, 
	name_ar TEXT NOT NULL, 
	name_en TEXT NOT NULL, 
	role TEXT NOT NULL, 
	pin_hash TEXT, 
	active BOOLEAN NOT NULL, 
	CONSTRAINT pk_staff PRIMARY KEY (id), 
	CONSTRAINT fk_staff_office_id FOREIGN KEY(office_id) REFERENCES office (id), 
	CONSTRAINT uq_staff_office_id_login UNIQUE (office_id, login)
);
INSERT INTO "staff" VALUES(1,1,'amal','نص','amal','clerk','$argon2id$v=19$m=8,t=1,p=1$Knc64KmvQQxdI4KG3XWc3g$v2LFZM2pYgzBBW68FFptkN3Ki07NGPrD8c3uqivGOf8',1);
INSERT INTO "staff" VALUES(2,1,'badr','نص','badr','clerk',NULL,1);
INSERT INTO "staff" VALUES(3,1,'dana','نص','dana','clerk',NULL,1);
INSERT INTO "staff" VALUES(4,1,'nasser','نص','nasser','clerk',NULL,1);
INSERT INTO "staff" VALUES(5,1,'rana','نص','rana','reception',NULL,1);
INSERT INTO "staff" VALUES(6,1,'sami','نص','sami','supervisor',NULL,1);
INSERT INTO "staff" VALUES(7,1,'adel','نص','adel','administrator',NULL,1);
CREATE TABLE staff_service (
	office_id INTEGER NOT NULL, 
	staff_id INTEGER NOT NULL, 
	service_id INTEGER NOT NULL, 
	CONSTRAINT pk_staff_service PRIMARY KEY (staff_id, service_id), 
	CONSTRAINT fk_staff_service_office_id FOREIGN KEY(office_id) REFERENCES office (id), 
	CONSTRAINT fk_staff_service_service_id FOREIGN KEY(service_id) REFERENCES service (id), 
	CONSTRAINT fk_staff_service_staff_id FOREIGN KEY(staff_id) REFERENCES staff (id)
);
INSERT INTO "staff_service" VALUES(1,4,2);
CREATE TABLE step (
	id INTEGER NOT NULL, 
	office_id INTEGER NOT NULL, 
	ticket_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	service_id INTEGER NOT NULL, 
	day DATE NOT NULL, 
	number TEXT NOT NULL, 
	state TEXT NOT NULL, 
	basis TEXT NOT NULL, 
	due_at DATETIME NOT NULL, 
	arrived_at DATETIME NOT NULL, 
	hold_until DATETIME, 
	priority_class_id INTEGER, 
	booked_start DATETIME, 
	promised_ahead INTEGER, 
	promised_p50_min INTEGER, 
	promised_p90_min INTEGER, 
	counter_id INTEGER, 
	only_counter_id INTEGER, 
	calls INTEGER NOT NULL, 
	first_called_at DATETIME, 
	called_at DATETIME, 
	started_at DATETIME, 
	served_before_s INTEGER NOT NULL, 
	ended_at DATETIME, 
	outcome TEXT, 
	note TEXT, held BOOLEAN DEFAULT false NOT NULL, parked_at DATETIME, quantity INTEGER, next_step TEXT, only_staff_id INTEGER REFERENCES staff (id), parked_by_id INTEGER REFERENCES staff (id), 
	CONSTRAINT pk_step PRIMARY KEY (id), 
	CONSTRAINT fk_step_counter_id FOREIGN KEY(counter_id) REFERENCES counter (id), 
	CONSTRAINT fk_step_office_id FOREIGN KEY(office_id) REFERENCES office (id), 
	CONSTRAINT fk_step_only_counter_id FOREIGN KEY(only_counter_id) REFERENCES counter (id), 
	CONSTRAINT fk_step_priority_class_id FOREIGN KEY(priority_class_id) REFERENCES priority_class (id), 
	CONSTRAINT fk_step_service_id FOREIGN KEY(service_id) REFERENCES service (id), 
	CONSTRAINT fk_step_ticket_id FOREIGN KEY(ticket_id) REFERENCES ticket (id), 
	CONSTRAINT uq_step_ticket_id_position UNIQUE (ticket_id, position)
);
INSERT INTO "step" VALUES(1,1,1,0,6,'2026-11-22','G001','serving','walk_in','2026-11-22 06:10:00.000000','2026-11-22 06:00:00.000000',NULL,NULL,NULL,NULL,NULL,NULL,1,NULL,1,'2026-11-22 06:00:40.000000','2026-11-22 06:00:40.000000','2026-11-22 06:00:40.000000',0,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "step" VALUES(2,1,2,0,1,'2026-11-22','F001','done','walk_in','2026-11-22 06:20:00.000000','2026-11-22 06:00:00.000000',NULL,NULL,NULL,NULL,NULL,NULL,1,NULL,1,'2026-11-22 06:00:00.000000','2026-11-22 06:00:00.000000','2026-11-22 06:00:00.000000',0,'2026-11-22 06:00:00.000000',NULL,NULL,0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "step" VALUES(3,1,3,0,1,'2026-11-22','F002','parked','walk_in','2026-11-22 06:20:00.000000','2026-11-22 06:00:00.000000',NULL,NULL,NULL,NULL,NULL,NULL,1,NULL,0,'2026-11-22 06:00:00.000000','2026-11-22 06:00:00.000000',NULL,0,NULL,NULL,NULL,0,'2026-11-22 06:00:00.000000',NULL,NULL,NULL,1);
INSERT INTO "step" VALUES(4,1,4,0,1,'2026-11-22','F003','missed','walk_in','2026-11-22 06:20:00.000000','2026-11-22 06:00:00.000000',NULL,NULL,NULL,NULL,NULL,NULL,1,NULL,3,'2026-11-22 06:00:00.000000','2026-11-22 06:00:40.000000',NULL,0,'2026-11-22 06:00:40.000000',NULL,NULL,0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "step" VALUES(5,1,5,0,6,'2026-11-22','G002','left','walk_in','2026-11-22 06:10:40.000000','2026-11-22 06:00:40.000000',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,0,'2026-11-22 06:00:40.000000',NULL,NULL,0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "step" VALUES(6,1,6,0,1,'2026-11-22','F004','called','walk_in','2026-11-22 06:20:40.000000','2026-11-22 06:00:40.000000',NULL,NULL,NULL,NULL,NULL,NULL,2,NULL,1,'2026-11-22 06:00:40.000000','2026-11-22 06:00:40.000000',NULL,0,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "step" VALUES(7,1,7,0,1,'2026-11-22','F005','waiting','walk_in','2026-11-22 06:20:40.000000','2026-11-22 06:00:40.000000',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,0,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "step" VALUES(8,1,8,0,1,'2026-11-22','F006','waiting','walk_in','2026-11-22 06:20:40.000000','2026-11-22 06:00:40.000000',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,0,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "step" VALUES(9,1,8,1,2,'2026-11-22','F006','planned','further','2026-11-22 06:15:40.000000','2026-11-22 06:00:40.000000',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,0,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "step" VALUES(10,1,9,0,1,'2026-11-22','F007','waiting','booked','2026-11-22 06:00:00.000000','2026-11-22 06:00:40.000000',NULL,NULL,'2026-11-22 06:00:00.000000',NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,0,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE ticket (
	id INTEGER NOT NULL, 
	office_id INTEGER NOT NULL, 
	day DATE NOT NULL, 
	number TEXT NOT NULL, 
	token TEXT NOT NULL, 
	language TEXT NOT NULL, 
	booking_id INTEGER, 
	party_size INTEGER NOT NULL, 
	phone TEXT, 
	issued_at DATETIME NOT NULL, phone_consent_at DATETIME, claimed_class_id INTEGER REFERENCES priority_class (id), claim TEXT, merged_into_id INTEGER REFERENCES ticket (id), 
	CONSTRAINT pk_ticket PRIMARY KEY (id), 
	CONSTRAINT fk_ticket_booking_id FOREIGN KEY(booking_id) REFERENCES booking (id), 
	CONSTRAINT fk_ticket_office_id FOREIGN KEY(office_id) REFERENCES office (id), 
	CONSTRAINT uq_ticket_office_id_day_number UNIQUE (office_id, day, number), 
	CONSTRAINT uq_ticket_token UNIQUE (token)
);
INSERT INTO "ticket" VALUES(1,1,'2026-11-22','G001','S6jAgEVHQS71eP2T','ar',NULL,1,NULL,'2026-11-22 06:00:00.000000',NULL,NULL,NULL,NULL);
INSERT INTO "ticket" VALUES(2,1,'2026-11-22','F001','xtcCQQaUy2SvGKxX','ar',NULL,1,NULL,'2026-11-22 06:00:00.000000',NULL,NULL,NULL,NULL);
INSERT INTO "ticket" VALUES(3,1,'2026-11-22','F002','N7WRoC3C_o3U3hP2','ar',NULL,1,NULL,'2026-11-22 06:00:00.000000',NULL,NULL,NULL,NULL);
INSERT INTO "ticket" VALUES(4,1,'2026-11-22','F003','1d594WaOz6uGF4w8','ar',NULL,1,NULL,'2026-11-22 06:00:00.000000',NULL,NULL,NULL,NULL);
INSERT INTO "ticket" VALUES(5,1,'2026-11-22','G002','LkqmW6kszzV4VAhj','ar',NULL,1,NULL,'2026-11-22 06:00:40.000000',NULL,NULL,NULL,NULL);
INSERT INTO "ticket" VALUES(6,1,'2026-11-22','F004','8F7fGod_wp48lnuQ','ar',NULL,1,NULL,'2026-11-22 06:00:40.000000',NULL,NULL,NULL,NULL);
INSERT INTO "ticket" VALUES(7,1,'2026-11-22','F005','0s5vTgkZscs9Ey2u','ar',NULL,1,NULL,'2026-11-22 06:00:40.000000',NULL,NULL,NULL,NULL);
INSERT INTO "ticket" VALUES(8,1,'2026-11-22','F006','AYTNRmrO0ZWWS2C5','ar',NULL,1,NULL,'2026-11-22 06:00:40.000000',NULL,NULL,NULL,NULL);
INSERT INTO "ticket" VALUES(9,1,'2026-11-22','F007','JOFi61TpIPKQrO5Z','en',1,1,'36112233','2026-11-22 06:00:40.000000',NULL,NULL,NULL,NULL);
CREATE TABLE zone (
	id INTEGER NOT NULL, 
	office_id INTEGER NOT NULL, 
	code TEXT NOT NULL, 
	name_ar TEXT NOT NULL, 
	name_en TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	active BOOLEAN NOT NULL, speaker TEXT, speaking_until DATETIME, mute TEXT, 
	CONSTRAINT pk_zone PRIMARY KEY (id), 
	CONSTRAINT fk_zone_office_id FOREIGN KEY(office_id) REFERENCES office (id), 
	CONSTRAINT uq_zone_office_id_code UNIQUE (office_id, code)
);
INSERT INTO "zone" VALUES(1,1,'A','نص','Hall',0,1,NULL,NULL,NULL);
CREATE INDEX ix_booking_day ON booking (office_id, day, starts_at);
CREATE INDEX ix_booking_identity ON booking (office_id, identity_hash);
CREATE INDEX ix_booking_phone ON booking (office_id, phone);
CREATE INDEX ix_booking_reference ON booking (office_id, reference);
CREATE UNIQUE INDEX uq_ticket_booking ON ticket (booking_id, day) WHERE booking_id IS NOT NULL;
CREATE INDEX ix_print_job_open ON print_job (office_id, printer) WHERE state IN ('queued', 'printing');
CREATE INDEX ix_step_aside ON step (office_id, state, day) WHERE state IN ('planned', 'parked', 'missed');
CREATE INDEX ix_step_line ON step (service_id, due_at, arrived_at, number) WHERE state = 'waiting';
CREATE UNIQUE INDEX uq_step_at_counter ON step (counter_id) WHERE state IN ('called', 'serving');
CREATE INDEX ix_call_step ON call (step_id);
CREATE INDEX ix_ticket_phone ON ticket (office_id, day) WHERE phone IS NOT NULL;
CREATE INDEX ix_step_note ON step (office_id, day) WHERE note IS NOT NULL;
CREATE UNIQUE INDEX uq_event_press ON event (office_id, press) WHERE press IS NOT NULL;
CREATE INDEX ix_alarm_at ON alarm (office_id, at);
CREATE INDEX ix_message_day ON message (office_id, day);
CREATE INDEX ix_booking_address ON booking (office_id, source, address);
CREATE UNIQUE INDEX uq_inbox_open ON inbox (office_id, source, about) WHERE ended_at IS NULL;
CREATE INDEX ix_inbox_about ON inbox (office_id, source, about);
CREATE INDEX ix_outgoing_booking ON outgoing (booking_id);
CREATE INDEX ix_outgoing_due ON outgoing (office_id, source, due_at) WHERE state = 'waiting';
COMMIT;
