-- A store of shape 9 with a made-up row in every table. Never edited: it is what was released.
CREATE TABLE answer (
	programme_id VARCHAR NOT NULL, 
	subject VARCHAR NOT NULL, 
	said VARCHAR NOT NULL, 
	answer VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	who VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	PRIMARY KEY (programme_id, subject)
);
INSERT INTO "answer" VALUES('programme_id of answer, with an é and a ’','subject of answer, with an é and a ’','said of answer, with an é and a ’','answer of answer, with an é and a ’','state of answer, with an é and a ’','who of answer, with an é and a ’','2026-11-28 18:30:00.000000');
CREATE TABLE answer_here (
	cafe_id VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	said VARCHAR NOT NULL, 
	answer VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	who VARCHAR NOT NULL, 
	told_on VARCHAR NOT NULL, 
	PRIMARY KEY (cafe_id, position), 
	FOREIGN KEY(cafe_id) REFERENCES cafe (id)
);
INSERT INTO "answer_here" VALUES('cafe-1',1,'said of answer_here, with an é and a ’','answer of answer_here, with an é and a ’','state of answer_here, with an é and a ’','who of answer_here, with an é and a ’','told_on of answer_here, with an é and a ’');
CREATE TABLE asset (
	id VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	note VARCHAR NOT NULL, 
	left_as_is JSON NOT NULL, 
	changed_at DATETIME NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "asset" VALUES('asset-1','kind of asset, with an é and a ’','text of asset, with an é and a ’','note of asset, with an é and a ’','["a word","ein Wort é"]','2026-11-28 18:30:00.000000');
CREATE TABLE attendance (
	cafe_id VARCHAR NOT NULL, 
	people INTEGER, 
	hosts INTEGER, 
	first_timers INTEGER, 
	children INTEGER, 
	support_cards INTEGER, 
	support_used JSON NOT NULL, 
	PRIMARY KEY (cafe_id), 
	FOREIGN KEY(cafe_id) REFERENCES cafe (id)
);
INSERT INTO "attendance" VALUES('cafe-1',1,1,1,1,1,'["a word","ein Wort é"]');
CREATE TABLE cafe (
	id VARCHAR NOT NULL, 
	code VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	hall VARCHAR NOT NULL, 
	topic_id VARCHAR NOT NULL, 
	topic_version INTEGER NOT NULL, 
	topic_title VARCHAR NOT NULL, 
	topic_snapshot VARCHAR NOT NULL, 
	codebook_version INTEGER NOT NULL, 
	caution_level INTEGER NOT NULL, 
	length VARCHAR NOT NULL, 
	starts_at DATETIME, 
	must_end_at DATETIME, 
	people INTEGER NOT NULL, 
	tables INTEGER NOT NULL, 
	council VARCHAR NOT NULL, 
	urban_rural INTEGER NOT NULL, 
	place_kind VARCHAR NOT NULL, 
	is_island BOOLEAN NOT NULL, 
	note_mode VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	is_rehearsal BOOLEAN NOT NULL, 
	created_at DATETIME NOT NULL, 
	changed_at DATETIME NOT NULL, 
	finished_at DATETIME, 
	deleted_at DATETIME, 
	PRIMARY KEY (id), 
	UNIQUE (code)
);
INSERT INTO "cafe" VALUES('cafe-1','code of cafe, with an é and a ’','title of cafe, with an é and a ’','hall of cafe, with an é and a ’','topic_id of cafe, with an é and a ’',1,'topic_title of cafe, with an é and a ’','topic_snapshot of cafe, with an é and a ’',1,1,'length of cafe, with an é and a ’','2026-11-28 18:30:00.000000','2026-11-28 18:30:00.000000',1,1,'council of cafe, with an é and a ’',1,'place_kind of cafe, with an é and a ’',1,'note_mode of cafe, with an é and a ’','state of cafe, with an é and a ’',1,'2026-11-28 18:30:00.000000','2026-11-28 18:30:00.000000','2026-11-28 18:30:00.000000','2026-11-28 18:30:00.000000');
CREATE TABLE cafe_codebook (
	cafe_id VARCHAR NOT NULL, 
	body VARCHAR NOT NULL, 
	PRIMARY KEY (cafe_id), 
	FOREIGN KEY(cafe_id) REFERENCES cafe (id)
);
INSERT INTO "cafe_codebook" VALUES('cafe-1','body of cafe_codebook, with an é and a ’');
CREATE TABLE cards_given (
	cafe_id VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	count INTEGER NOT NULL, 
	PRIMARY KEY (cafe_id, kind), 
	FOREIGN KEY(cafe_id) REFERENCES cafe (id)
);
INSERT INTO "cards_given" VALUES('cafe-1','kind of cards_given, with an é and a ’',1);
CREATE TABLE change_choice (
	programme_id VARCHAR NOT NULL, 
	pack_id VARCHAR NOT NULL, 
	why VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	PRIMARY KEY (programme_id, pack_id)
);
INSERT INTO "change_choice" VALUES('programme_id of change_choice, with an é and a ’','pack_id of change_choice, with an é and a ’','why of change_choice, with an é and a ’','2026-11-28 18:30:00.000000');
CREATE TABLE checklist (
	id VARCHAR NOT NULL, 
	cafe_id VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	text VARCHAR NOT NULL, 
	is_done BOOLEAN NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(cafe_id) REFERENCES cafe (id)
);
INSERT INTO "checklist" VALUES('checklist-1','cafe-1',1,'text of checklist, with an é and a ’',1);
CREATE TABLE choices_taken (
	id VARCHAR NOT NULL, 
	programme_id VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	signer VARCHAR NOT NULL, 
	changed INTEGER NOT NULL, 
	"before" VARCHAR NOT NULL, 
	undone_at DATETIME, 
	PRIMARY KEY (id)
);
INSERT INTO "choices_taken" VALUES('choices_taken-1','programme_id of choices_taken, with an é and a ’','2026-11-28 18:30:00.000000','signer of choices_taken, with an é and a ’',1,'before of choices_taken, with an é and a ’','2026-11-28 18:30:00.000000');
CREATE TABLE code_event (
	id VARCHAR NOT NULL, 
	programme_id VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	doing VARCHAR NOT NULL, 
	subject VARCHAR NOT NULL, 
	together VARCHAR NOT NULL, 
	data VARCHAR NOT NULL, 
	"by" VARCHAR NOT NULL, 
	choices_id VARCHAR NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "code_event" VALUES('code_event-1','programme_id of code_event, with an é and a ’','2026-11-28 18:30:00.000000','doing of code_event, with an é and a ’','subject of code_event, with an é and a ’','together of code_event, with an é and a ’','data of code_event, with an é and a ’','by of code_event, with an é and a ’','choices_id of code_event, with an é and a ’');
CREATE TABLE coordinator (
	seq INTEGER NOT NULL, 
	programme_id VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	accepted_at DATETIME NOT NULL, 
	PRIMARY KEY (seq), 
	UNIQUE (programme_id, "key")
);
INSERT INTO "coordinator" VALUES(1,'programme_id of coordinator, with an é and a ’','key of coordinator, with an é and a ’','2026-11-28 18:30:00.000000');
CREATE TABLE debrief (
	cafe_id VARCHAR NOT NULL, 
	question VARCHAR NOT NULL, 
	answer VARCHAR NOT NULL, 
	PRIMARY KEY (cafe_id, question), 
	FOREIGN KEY(cafe_id) REFERENCES cafe (id)
);
INSERT INTO "debrief" VALUES('cafe-1','question of debrief, with an é and a ’','answer of debrief, with an é and a ’');
CREATE TABLE draft (
	cafe_id VARCHAR NOT NULL, 
	place VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	PRIMARY KEY (cafe_id, place)
);
INSERT INTO "draft" VALUES('cafe_id of draft, with an é and a ’','place of draft, with an é and a ’','text of draft, with an é and a ’','kind of draft, with an é and a ’','2026-11-28 18:30:00.000000');
CREATE TABLE entry (
	id VARCHAR NOT NULL, 
	cafe_id VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	is_agreed BOOLEAN NOT NULL, 
	in_room BOOLEAN NOT NULL, 
	themes JSON NOT NULL, 
	strength VARCHAR NOT NULL, 
	direction VARCHAR NOT NULL, 
	actors JSON NOT NULL, 
	life_stages JSON NOT NULL, 
	setting VARCHAR NOT NULL, 
	consent VARCHAR NOT NULL, 
	left_as_is JSON NOT NULL, 
	created_at DATETIME NOT NULL, 
	changed_at DATETIME NOT NULL, 
	deleted_at DATETIME, 
	PRIMARY KEY (id), 
	FOREIGN KEY(cafe_id) REFERENCES cafe (id)
);
INSERT INTO "entry" VALUES('entry-1','cafe-1','kind of entry, with an é and a ’','text of entry, with an é and a ’',1,1,1,'["a word","ein Wort é"]','strength of entry, with an é and a ’','direction of entry, with an é and a ’','["a word","ein Wort é"]','["a word","ein Wort é"]','setting of entry, with an é and a ’','consent of entry, with an é and a ’','["a word","ein Wort é"]','2026-11-28 18:30:00.000000','2026-11-28 18:30:00.000000','2026-11-28 18:30:00.000000');
CREATE TABLE expected_cafe (
	id VARCHAR NOT NULL, 
	programme_id VARCHAR NOT NULL, 
	month VARCHAR NOT NULL, 
	council VARCHAR NOT NULL, 
	note VARCHAR NOT NULL, 
	is_called_off BOOLEAN NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "expected_cafe" VALUES('expected_cafe-1','programme_id of expected_cafe, with an é and a ’','month of expected_cafe, with an é and a ’','council of expected_cafe, with an é and a ’','note of expected_cafe, with an é and a ’',1);
CREATE TABLE feedback_comment (
	id VARCHAR NOT NULL, 
	cafe_id VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	left_as_is JSON NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(cafe_id) REFERENCES cafe (id)
);
INSERT INTO "feedback_comment" VALUES('feedback_comment-1','cafe-1','text of feedback_comment, with an é and a ’','["a word","ein Wort é"]');
CREATE TABLE import_batch (
	id VARCHAR NOT NULL, 
	programme_id VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	folder VARCHAR NOT NULL, 
	new INTEGER NOT NULL, 
	updated INTEGER NOT NULL, 
	same INTEGER NOT NULL, 
	refused INTEGER NOT NULL, 
	undone_at DATETIME, 
	PRIMARY KEY (id)
);
INSERT INTO "import_batch" VALUES('import_batch-1','programme_id of import_batch, with an é and a ’','2026-11-28 18:30:00.000000','folder of import_batch, with an é and a ’',1,1,1,1,'2026-11-28 18:30:00.000000');
CREATE TABLE intruder_answer (
	id VARCHAR NOT NULL, 
	programme_id VARCHAR NOT NULL, 
	mark VARCHAR NOT NULL, 
	answer VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "intruder_answer" VALUES('intruder_answer-1','programme_id of intruder_answer, with an é and a ’','mark of intruder_answer, with an é and a ’','answer of intruder_answer, with an é and a ’','name of intruder_answer, with an é and a ’','2026-11-28 18:30:00.000000');
CREATE TABLE lesson (
	id VARCHAR NOT NULL, 
	cafe_id VARCHAR, 
	what VARCHAR NOT NULL, 
	next_time VARCHAR NOT NULL, 
	left_as_is JSON NOT NULL, 
	at DATETIME NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(cafe_id) REFERENCES cafe (id)
);
INSERT INTO "lesson" VALUES('lesson-1','cafe-1','what of lesson, with an é and a ’','next_time of lesson, with an é and a ’','["a word","ein Wort é"]','2026-11-28 18:30:00.000000');
CREATE TABLE local_service (
	id VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	for_whom VARCHAR NOT NULL, 
	card_title VARCHAR NOT NULL, 
	tags JSON NOT NULL, 
	councils JSON NOT NULL, 
	phone VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	email VARCHAR NOT NULL, 
	url VARCHAR NOT NULL, 
	hours VARCHAR NOT NULL, 
	note VARCHAR NOT NULL, 
	is_group BOOLEAN NOT NULL, 
	last_checked VARCHAR NOT NULL, 
	came_from VARCHAR NOT NULL, 
	changed_at DATETIME NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "local_service" VALUES('local_service-1','name of local_service, with an é and a ’','for_whom of local_service, with an é and a ’','card_title of local_service, with an é and a ’','["a word","ein Wort é"]','["a word","ein Wort é"]','phone of local_service, with an é and a ’','text of local_service, with an é and a ’','email of local_service, with an é and a ’','url of local_service, with an é and a ’','hours of local_service, with an é and a ’','note of local_service, with an é and a ’',1,'last_checked of local_service, with an é and a ’','came_from of local_service, with an é and a ’','2026-11-28 18:30:00.000000');
CREATE TABLE note (
	id VARCHAR NOT NULL, 
	cafe_id VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	stage_id VARCHAR NOT NULL, 
	themes JSON NOT NULL, 
	consent VARCHAR NOT NULL, 
	left_as_is JSON NOT NULL, 
	deleted_at DATETIME, 
	PRIMARY KEY (id), 
	FOREIGN KEY(cafe_id) REFERENCES cafe (id)
);
INSERT INTO "note" VALUES('note-1','cafe-1','kind of note, with an é and a ’','text of note, with an é and a ’','2026-11-28 18:30:00.000000','stage_id of note, with an é and a ’','["a word","ein Wort é"]','consent of note, with an é and a ’','["a word","ein Wort é"]','2026-11-28 18:30:00.000000');
CREATE TABLE own_theme (
	code VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	label VARCHAR NOT NULL, 
	left_as_is JSON NOT NULL, 
	made_at DATETIME NOT NULL, 
	PRIMARY KEY (code), 
	UNIQUE (id)
);
INSERT INTO "own_theme" VALUES('own_theme-1','id of own_theme, with an é and a ’','label of own_theme, with an é and a ’','["a word","ein Wort é"]','2026-11-28 18:30:00.000000');
CREATE TABLE own_topic (
	id VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	based_on VARCHAR NOT NULL, 
	came_from VARCHAR NOT NULL, 
	changed_at DATETIME NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "own_topic" VALUES('own_topic-1','text of own_topic, with an é and a ’','based_on of own_topic, with an é and a ’','came_from of own_topic, with an é and a ’','2026-11-28 18:30:00.000000');
CREATE TABLE pack (
	id INTEGER NOT NULL, 
	programme_id VARCHAR NOT NULL, 
	import_id VARCHAR NOT NULL, 
	pack_id VARCHAR NOT NULL, 
	revision INTEGER NOT NULL, 
	sequence INTEGER NOT NULL, 
	sender VARCHAR NOT NULL, 
	frame_hash VARCHAR NOT NULL, 
	previous_hash VARCHAR NOT NULL, 
	is_current BOOLEAN NOT NULL, 
	superseded_by VARCHAR NOT NULL, 
	month VARCHAR NOT NULL, 
	day VARCHAR NOT NULL, 
	council VARCHAR NOT NULL, 
	board VARCHAR NOT NULL, 
	urban_rural INTEGER NOT NULL, 
	is_island BOOLEAN NOT NULL, 
	place_kind VARCHAR NOT NULL, 
	topic_id VARCHAR NOT NULL, 
	topic_title VARCHAR NOT NULL, 
	minutes INTEGER NOT NULL, 
	tables INTEGER NOT NULL, 
	people INTEGER, 
	hosts INTEGER, 
	first_timers INTEGER, 
	support_cards INTEGER, 
	note_mode VARCHAR NOT NULL, 
	read_back BOOLEAN NOT NULL, 
	codebook_version INTEGER NOT NULL, 
	disagreed VARCHAR NOT NULL, 
	missing_voices VARCHAR NOT NULL, 
	wants_results BOOLEAN NOT NULL, 
	wants_another BOOLEAN NOT NULL, 
	questions JSON NOT NULL, 
	support_used JSON NOT NULL, 
	withdrawn JSON NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(import_id) REFERENCES import_batch (id), 
	UNIQUE (programme_id, pack_id, frame_hash)
);
INSERT INTO "pack" VALUES(1,'programme_id of pack, with an é and a ’','import_batch-1','pack_id of pack, with an é and a ’',1,1,'sender of pack, with an é and a ’','frame_hash of pack, with an é and a ’','previous_hash of pack, with an é and a ’',1,'superseded_by of pack, with an é and a ’','month of pack, with an é and a ’','day of pack, with an é and a ’','council of pack, with an é and a ’','board of pack, with an é and a ’',1,1,'place_kind of pack, with an é and a ’','topic_id of pack, with an é and a ’','topic_title of pack, with an é and a ’',1,1,1,1,1,1,'note_mode of pack, with an é and a ’',1,1,'disagreed of pack, with an é and a ’','missing_voices of pack, with an é and a ’',1,1,'["a word","ein Wort é"]','["a word","ein Wort é"]','["a word","ein Wort é"]');
CREATE TABLE pack_change (
	pack INTEGER NOT NULL, 
	change VARCHAR NOT NULL, 
	next_steps VARCHAR NOT NULL, 
	PRIMARY KEY (pack), 
	FOREIGN KEY(pack) REFERENCES pack (id)
);
INSERT INTO "pack_change" VALUES(1,'change of pack_change, with an é and a ’','next_steps of pack_change, with an é and a ’');
CREATE TABLE pack_entry (
	id INTEGER NOT NULL, 
	pack INTEGER NOT NULL, 
	entry_id VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	themes JSON NOT NULL, 
	strength VARCHAR NOT NULL, 
	direction VARCHAR NOT NULL, 
	actors JSON NOT NULL, 
	life_stages JSON NOT NULL, 
	setting VARCHAR NOT NULL, 
	consent VARCHAR NOT NULL, 
	is_agreed BOOLEAN NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(pack) REFERENCES pack (id)
);
INSERT INTO "pack_entry" VALUES(1,1,'entry_id of pack_entry, with an é and a ’','kind of pack_entry, with an é and a ’','text of pack_entry, with an é and a ’',1,'["a word","ein Wort é"]','strength of pack_entry, with an é and a ’','direction of pack_entry, with an é and a ’','["a word","ein Wort é"]','["a word","ein Wort é"]','setting of pack_entry, with an é and a ’','consent of pack_entry, with an é and a ’',1);
CREATE TABLE pack_feedback (
	id INTEGER NOT NULL, 
	pack INTEGER NOT NULL, 
	statement VARCHAR NOT NULL, 
	face VARCHAR NOT NULL, 
	count INTEGER NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(pack) REFERENCES pack (id)
);
INSERT INTO "pack_feedback" VALUES(1,1,'statement of pack_feedback, with an é and a ’','face of pack_feedback, with an é and a ’',1);
CREATE TABLE pack_own_theme (
	id INTEGER NOT NULL, 
	pack INTEGER NOT NULL, 
	theme_id VARCHAR NOT NULL, 
	label VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(pack) REFERENCES pack (id)
);
INSERT INTO "pack_own_theme" VALUES(1,1,'theme_id of pack_own_theme, with an é and a ’','label of pack_own_theme, with an é and a ’');
CREATE TABLE pack_ripple (
	id INTEGER NOT NULL, 
	pack INTEGER NOT NULL, 
	ripple_id VARCHAR NOT NULL, 
	parent_id VARCHAR NOT NULL, 
	ring INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	text VARCHAR NOT NULL, 
	happened BOOLEAN NOT NULL, 
	is_wanted BOOLEAN NOT NULL, 
	touched VARCHAR NOT NULL, 
	votes INTEGER NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(pack) REFERENCES pack (id)
);
INSERT INTO "pack_ripple" VALUES(1,1,'ripple_id of pack_ripple, with an é and a ’','parent_id of pack_ripple, with an é and a ’',1,1,'text of pack_ripple, with an é and a ’',1,1,'touched of pack_ripple, with an é and a ’',1);
CREATE TABLE pack_theme (
	id INTEGER NOT NULL, 
	pack INTEGER NOT NULL, 
	theme VARCHAR NOT NULL, 
	code VARCHAR NOT NULL, 
	direction VARCHAR NOT NULL, 
	strength VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(pack) REFERENCES pack (id)
);
INSERT INTO "pack_theme" VALUES(1,1,'theme of pack_theme, with an é and a ’','code of pack_theme, with an é and a ’','direction of pack_theme, with an é and a ’','strength of pack_theme, with an é and a ’');
CREATE TABLE period_return (
	id INTEGER NOT NULL, 
	programme_id VARCHAR NOT NULL, 
	import_id VARCHAR NOT NULL, 
	sender VARCHAR NOT NULL, 
	quarter VARCHAR NOT NULL, 
	board VARCHAR NOT NULL, 
	revision INTEGER NOT NULL, 
	frame_hash VARCHAR NOT NULL, 
	cafes INTEGER NOT NULL, 
	people INTEGER NOT NULL, 
	is_current BOOLEAN NOT NULL, 
	superseded_by VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(import_id) REFERENCES import_batch (id), 
	UNIQUE (programme_id, frame_hash)
);
INSERT INTO "period_return" VALUES(1,'programme_id of period_return, with an é and a ’','import_batch-1','sender of period_return, with an é and a ’','quarter of period_return, with an é and a ’','board of period_return, with an é and a ’',1,'frame_hash of period_return, with an é and a ’',1,1,1,'superseded_by of period_return, with an é and a ’');
CREATE TABLE period_return_count (
	id INTEGER NOT NULL, 
	period_return INTEGER NOT NULL, 
	question VARCHAR NOT NULL, 
	category VARCHAR NOT NULL, 
	count INTEGER NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(period_return) REFERENCES period_return (id)
);
INSERT INTO "period_return_count" VALUES(1,1,'question of period_return_count, with an é and a ’','category of period_return_count, with an é and a ’',1);
CREATE TABLE programme (
	id VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	address VARCHAR NOT NULL, 
	recipients JSON NOT NULL, 
	signer VARCHAR NOT NULL, 
	threshold INTEGER NOT NULL, 
	is_ours BOOLEAN NOT NULL, 
	file BLOB NOT NULL, 
	installed_at DATETIME NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "programme" VALUES('programme-1','name of programme, with an é and a ’','address of programme, with an é and a ’','["a word","ein Wort é"]','signer of programme, with an é and a ’',1,1,X'00FF','2026-11-28 18:30:00.000000');
CREATE TABLE programme_codebook (
	programme_id VARCHAR NOT NULL, 
	version INTEGER NOT NULL, 
	body VARCHAR NOT NULL, 
	came_from VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	PRIMARY KEY (programme_id)
);
INSERT INTO "programme_codebook" VALUES('programme_codebook-1',1,'body of programme_codebook, with an é and a ’','came_from of programme_codebook, with an é and a ’','2026-11-28 18:30:00.000000');
CREATE TABLE quote_choice (
	programme_id VARCHAR NOT NULL, 
	entry_id VARCHAR NOT NULL, 
	is_chosen BOOLEAN NOT NULL, 
	PRIMARY KEY (programme_id, entry_id)
);
INSERT INTO "quote_choice" VALUES('programme_id of quote_choice, with an é and a ’','entry_id of quote_choice, with an é and a ’',1);
CREATE TABLE reflection (
	cafe_id VARCHAR NOT NULL, 
	disagreed VARCHAR NOT NULL, 
	missing_voices VARCHAR NOT NULL, 
	wants_results BOOLEAN NOT NULL, 
	wants_another BOOLEAN NOT NULL, 
	looked_over_by_two BOOLEAN NOT NULL, 
	left_as_is JSON NOT NULL, 
	PRIMARY KEY (cafe_id), 
	FOREIGN KEY(cafe_id) REFERENCES cafe (id)
);
INSERT INTO "reflection" VALUES('cafe-1','disagreed of reflection, with an é and a ’','missing_voices of reflection, with an é and a ’',1,1,1,'["a word","ein Wort é"]');
CREATE TABLE refused (
	seq INTEGER NOT NULL, 
	import_id VARCHAR NOT NULL, 
	file_name VARCHAR NOT NULL, 
	reason VARCHAR NOT NULL, 
	PRIMARY KEY (seq), 
	FOREIGN KEY(import_id) REFERENCES import_batch (id)
);
INSERT INTO "refused" VALUES(1,'import_batch-1','file_name of refused, with an é and a ’','reason of refused, with an é and a ’');
CREATE TABLE release (
	id VARCHAR NOT NULL, 
	programme_id VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	filters VARCHAR NOT NULL, 
	packs JSON NOT NULL, 
	files JSON NOT NULL, 
	content_hash VARCHAR NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "release" VALUES('release-1','programme_id of release, with an é and a ’','2026-11-28 18:30:00.000000','filters of release, with an é and a ’','["a word","ein Wort é"]','["a word","ein Wort é"]','content_hash of release, with an é and a ’');
CREATE TABLE release_table (
	id VARCHAR NOT NULL, 
	release_id VARCHAR NOT NULL, 
	programme_id VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	period VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(release_id) REFERENCES release (id)
);
INSERT INTO "release_table" VALUES('release_table-1','release-1','programme_id of release_table, with an é and a ’',1,'kind of release_table, with an é and a ’','period of release_table, with an é and a ’','text of release_table, with an é and a ’','sha256 of release_table, with an é and a ’');
CREATE TABLE return_made (
	id VARCHAR NOT NULL, 
	programme_id VARCHAR NOT NULL, 
	quarter VARCHAR NOT NULL, 
	board VARCHAR NOT NULL, 
	revision INTEGER NOT NULL, 
	frame_hash VARCHAR NOT NULL, 
	cafes JSON NOT NULL, 
	text VARCHAR NOT NULL, 
	path VARCHAR NOT NULL, 
	made_at DATETIME NOT NULL, 
	sent_at DATETIME, 
	PRIMARY KEY (id)
);
INSERT INTO "return_made" VALUES('return_made-1','programme_id of return_made, with an é and a ’','quarter of return_made, with an é and a ’','board of return_made, with an é and a ’',1,'frame_hash of return_made, with an é and a ’','["a word","ein Wort é"]','text of return_made, with an é and a ’','path of return_made, with an é and a ’','2026-11-28 18:30:00.000000','2026-11-28 18:30:00.000000');
CREATE TABLE ripple (
	id VARCHAR NOT NULL, 
	cafe_id VARCHAR NOT NULL, 
	parent_id VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	text VARCHAR NOT NULL, 
	happened BOOLEAN NOT NULL, 
	is_wanted BOOLEAN NOT NULL, 
	touched VARCHAR NOT NULL, 
	votes INTEGER NOT NULL, 
	left_as_is JSON NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(cafe_id) REFERENCES cafe (id)
);
INSERT INTO "ripple" VALUES('ripple-1','cafe-1','parent_id of ripple, with an é and a ’',1,'text of ripple, with an é and a ’',1,1,'touched of ripple, with an é and a ’',1,'["a word","ein Wort é"]');
CREATE TABLE ripple_map (
	cafe_id VARCHAR NOT NULL, 
	centre VARCHAR NOT NULL, 
	change VARCHAR NOT NULL, 
	next_steps VARCHAR NOT NULL, 
	is_read_back BOOLEAN NOT NULL, 
	left_as_is JSON NOT NULL, 
	PRIMARY KEY (cafe_id), 
	FOREIGN KEY(cafe_id) REFERENCES cafe (id)
);
INSERT INTO "ripple_map" VALUES('cafe-1','centre of ripple_map, with an é and a ’','change of ripple_map, with an é and a ’','next_steps of ripple_map, with an é and a ’',1,'["a word","ein Wort é"]');
CREATE TABLE room_names (
	cafe_id VARCHAR NOT NULL, 
	names JSON NOT NULL, 
	PRIMARY KEY (cafe_id), 
	FOREIGN KEY(cafe_id) REFERENCES cafe (id)
);
INSERT INTO "room_names" VALUES('cafe-1','["a word","ein Wort é"]');
CREATE TABLE run_event (
	seq INTEGER NOT NULL, 
	cafe_id VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	action VARCHAR NOT NULL, 
	data VARCHAR NOT NULL, 
	PRIMARY KEY (seq), 
	FOREIGN KEY(cafe_id) REFERENCES cafe (id)
);
INSERT INTO "run_event" VALUES(1,'cafe-1','2026-11-28 18:30:00.000000','action of run_event, with an é and a ’','data of run_event, with an é and a ’');
CREATE TABLE same_cafe (
	programme_id VARCHAR NOT NULL, 
	first VARCHAR NOT NULL, 
	second VARCHAR NOT NULL, 
	is_same BOOLEAN NOT NULL, 
	at DATETIME NOT NULL, 
	PRIMARY KEY (programme_id, first, second)
);
INSERT INTO "same_cafe" VALUES('programme_id of same_cafe, with an é and a ’','first of same_cafe, with an é and a ’','second of same_cafe, with an é and a ’',1,'2026-11-28 18:30:00.000000');
CREATE TABLE secret (
	name VARCHAR NOT NULL, 
	value BLOB NOT NULL, 
	PRIMARY KEY (name)
);
INSERT INTO "secret" VALUES('secret-1',X'00FF');
CREATE TABLE sender (
	"key" VARCHAR NOT NULL, 
	programme_id VARCHAR NOT NULL, 
	label VARCHAR NOT NULL, 
	is_accepted BOOLEAN NOT NULL, 
	import_id VARCHAR NOT NULL, 
	first_seen_at DATETIME NOT NULL, 
	PRIMARY KEY ("key")
);
INSERT INTO "sender" VALUES('sender-1','programme_id of sender, with an é and a ’','label of sender, with an é and a ’',1,'import_id of sender, with an é and a ’','2026-11-28 18:30:00.000000');
CREATE TABLE sent (
	id VARCHAR NOT NULL, 
	cafe_id VARCHAR NOT NULL, 
	revision INTEGER NOT NULL, 
	sequence INTEGER NOT NULL, 
	frame_hash VARCHAR NOT NULL, 
	previous_hash VARCHAR NOT NULL, 
	programme_id VARCHAR NOT NULL, 
	pack_path VARCHAR NOT NULL, 
	summary_path VARCHAR NOT NULL, 
	made_at DATETIME NOT NULL, 
	sent_at DATETIME, 
	received_at DATETIME, 
	PRIMARY KEY (id), 
	FOREIGN KEY(cafe_id) REFERENCES cafe (id)
);
INSERT INTO "sent" VALUES('sent-1','cafe-1',1,1,'frame_hash of sent, with an é and a ’','previous_hash of sent, with an é and a ’','programme_id of sent, with an é and a ’','pack_path of sent, with an é and a ’','summary_path of sent, with an é and a ’','2026-11-28 18:30:00.000000','2026-11-28 18:30:00.000000','2026-11-28 18:30:00.000000');
CREATE TABLE setting (
	name VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	PRIMARY KEY (name)
);
INSERT INTO "setting" VALUES('setting-1','value of setting, with an é and a ’');
CREATE TABLE slip (
	words VARCHAR NOT NULL, 
	cafe_id VARCHAR NOT NULL, 
	entry_id VARCHAR NOT NULL, 
	PRIMARY KEY (words), 
	UNIQUE (entry_id)
);
INSERT INTO "slip" VALUES('slip-1','cafe_id of slip, with an é and a ’','entry_id of slip, with an é and a ’');
CREATE TABLE stage (
	id VARCHAR NOT NULL, 
	cafe_id VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	seconds INTEGER NOT NULL, 
	question VARCHAR NOT NULL, 
	seconds_each INTEGER NOT NULL, 
	cues JSON NOT NULL, 
	is_hand_set BOOLEAN NOT NULL, moves_on BOOLEAN DEFAULT '0' NOT NULL, is_optional BOOLEAN DEFAULT '0' NOT NULL, pinned VARCHAR DEFAULT '' NOT NULL, soon_seconds INTEGER DEFAULT '0' NOT NULL, last_seconds INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(cafe_id) REFERENCES cafe (id)
);
INSERT INTO "stage" VALUES('stage-1','cafe-1',1,'kind of stage, with an é and a ’','title of stage, with an é and a ’',1,'question of stage, with an é and a ’',1,'["a word","ein Wort é"]',1,1,1,'pinned of stage, with an é and a ’',1,1);
CREATE TABLE taken_back (
	programme_id VARCHAR NOT NULL, 
	sender VARCHAR NOT NULL, 
	pack_id VARCHAR NOT NULL, 
	entry_id VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	was_here BOOLEAN NOT NULL, 
	PRIMARY KEY (programme_id, sender, pack_id, entry_id)
);
INSERT INTO "taken_back" VALUES('programme_id of taken_back, with an é and a ’','sender of taken_back, with an é and a ’','pack_id of taken_back, with an é and a ’','entry_id of taken_back, with an é and a ’','2026-11-28 18:30:00.000000',1);
CREATE TABLE tally (
	seq INTEGER NOT NULL, 
	cafe_id VARCHAR NOT NULL, 
	question VARCHAR NOT NULL, 
	category VARCHAR NOT NULL, 
	count INTEGER NOT NULL, 
	PRIMARY KEY (seq), 
	FOREIGN KEY(cafe_id) REFERENCES cafe (id), 
	UNIQUE (cafe_id, question, category)
);
INSERT INTO "tally" VALUES(1,'cafe-1','question of tally, with an é and a ’','category of tally, with an é and a ’',1);
CREATE INDEX ix_cafe_starts_at ON cafe (starts_at);
CREATE INDEX ix_cafe_state ON cafe (state);
CREATE INDEX ix_checklist_cafe_id ON checklist (cafe_id);
CREATE INDEX ix_choices_taken_programme_id ON choices_taken (programme_id);
CREATE INDEX ix_code_event_programme_id ON code_event (programme_id);
CREATE INDEX ix_coordinator_programme_id ON coordinator (programme_id);
CREATE INDEX ix_entry_cafe_id ON entry (cafe_id);
CREATE INDEX ix_expected_cafe_programme_id ON expected_cafe (programme_id);
CREATE INDEX ix_feedback_comment_cafe_id ON feedback_comment (cafe_id);
CREATE INDEX ix_import_batch_programme_id ON import_batch (programme_id);
CREATE INDEX ix_intruder_answer_mark ON intruder_answer (mark);
CREATE INDEX ix_intruder_answer_programme_id ON intruder_answer (programme_id);
CREATE INDEX ix_lesson_cafe_id ON lesson (cafe_id);
CREATE INDEX ix_note_cafe_id ON note (cafe_id);
CREATE INDEX ix_pack_council ON pack (council);
CREATE INDEX ix_pack_entry_pack ON pack_entry (pack);
CREATE INDEX ix_pack_feedback_pack ON pack_feedback (pack);
CREATE INDEX ix_pack_import_id ON pack (import_id);
CREATE INDEX ix_pack_is_current ON pack (is_current);
CREATE INDEX ix_pack_month ON pack (month);
CREATE INDEX ix_pack_own_theme_pack ON pack_own_theme (pack);
CREATE INDEX ix_pack_pack_id ON pack (pack_id);
CREATE INDEX ix_pack_programme_id ON pack (programme_id);
CREATE INDEX ix_pack_ripple_pack ON pack_ripple (pack);
CREATE INDEX ix_pack_theme_pack ON pack_theme (pack);
CREATE INDEX ix_pack_theme_theme ON pack_theme (theme);
CREATE INDEX ix_pack_topic_id ON pack (topic_id);
CREATE INDEX ix_period_return_count_period_return ON period_return_count (period_return);
CREATE INDEX ix_period_return_import_id ON period_return (import_id);
CREATE INDEX ix_period_return_is_current ON period_return (is_current);
CREATE INDEX ix_period_return_programme_id ON period_return (programme_id);
CREATE INDEX ix_period_return_quarter ON period_return (quarter);
CREATE INDEX ix_refused_import_id ON refused (import_id);
CREATE INDEX ix_release_programme_id ON release (programme_id);
CREATE INDEX ix_release_table_programme_id ON release_table (programme_id);
CREATE INDEX ix_release_table_release_id ON release_table (release_id);
CREATE INDEX ix_return_made_programme_id ON return_made (programme_id);
CREATE INDEX ix_ripple_cafe_id ON ripple (cafe_id);
CREATE INDEX ix_run_event_cafe_id ON run_event (cafe_id);
CREATE INDEX ix_sender_programme_id ON sender (programme_id);
CREATE INDEX ix_sent_cafe_id ON sent (cafe_id);
CREATE INDEX ix_slip_cafe_id ON slip (cafe_id);
CREATE INDEX ix_stage_cafe_id ON stage (cafe_id);
CREATE INDEX ix_tally_cafe_id ON tally (cafe_id);
CREATE VIRTUAL TABLE pack_words USING fts5(text, content='pack_entry', content_rowid='id', tokenize='unicode61 remove_diacritics 2');
INSERT INTO pack_words(pack_words) VALUES ('rebuild');
PRAGMA application_id = 1130456677;
PRAGMA user_version = 9;
