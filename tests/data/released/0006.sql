BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0006');
CREATE TABLE appointment (
	hall INTEGER NOT NULL, 
	id BIGINT NOT NULL, 
	code TEXT NOT NULL, 
	service TEXT NOT NULL, 
	at_us BIGINT NOT NULL, 
	state TEXT NOT NULL, 
	ticket BIGINT, 
	PRIMARY KEY (id, hall), 
	CONSTRAINT appointment_state CHECK (state IN ('booked', 'came', 'cancelled')), 
	UNIQUE (code)
)
 WITHOUT ROWID

;
CREATE TABLE counter (
	hall INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	opened_us BIGINT, 
	clerk TEXT NOT NULL, 
	paused TEXT, 
	paused_us BIGINT, 
	streak INTEGER NOT NULL, 
	PRIMARY KEY (hall, number)
)
 WITHOUT ROWID

;
INSERT INTO "counter" VALUES(1,1,1791854220000000,'',NULL,NULL,1);
INSERT INTO "counter" VALUES(1,2,NULL,'',NULL,NULL,0);
CREATE TABLE device (
	hall INTEGER NOT NULL, 
	id INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	counter INTEGER, 
	name TEXT NOT NULL, 
	secret TEXT NOT NULL, 
	paired_us BIGINT NOT NULL, 
	revoked_us BIGINT, 
	PRIMARY KEY (hall, id), 
	CONSTRAINT device_kind CHECK (kind IN ('kiosk', 'counter', 'display', 'panel'))
)
 WITHOUT ROWID

;
CREATE TABLE estimate (
	hall INTEGER NOT NULL, 
	day TEXT NOT NULL, 
	body TEXT NOT NULL, 
	PRIMARY KEY (hall)
)
 WITHOUT ROWID

;
CREATE TABLE hall (
	id INTEGER NOT NULL, 
	code TEXT NOT NULL, 
	day TEXT NOT NULL, 
	day_seq BIGINT NOT NULL, 
	at_us BIGINT NOT NULL, 
	seq BIGINT NOT NULL, 
	hash TEXT NOT NULL, kept_seq BIGINT DEFAULT '0' NOT NULL, kept_hash TEXT DEFAULT '0000000000000000000000000000000000000000000000000000000000000000' NOT NULL, clock TEXT DEFAULT '' NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (code)
);
INSERT INTO "hall" VALUES(1,'small','2026-10-13',18,1791854400000000,25,'a45d83f89fa0535cbc912397337b77403483866cce4f5df89d4bfef07fb75343',0,'0000000000000000000000000000000000000000000000000000000000000000','');
CREATE TABLE journal (
	hall INTEGER NOT NULL, 
	seq BIGINT NOT NULL, 
	day TEXT NOT NULL, 
	at_us BIGINT NOT NULL, 
	verb TEXT NOT NULL, 
	ticket BIGINT, 
	counter INTEGER, 
	request_id TEXT NOT NULL, 
	body TEXT NOT NULL, 
	hash TEXT NOT NULL, 
	PRIMARY KEY (hall, seq), 
	CONSTRAINT journal_request UNIQUE (hall, request_id)
)
 WITHOUT ROWID

;
INSERT INTO "journal" VALUES(1,1,'2026-10-12',1791766800000000,'expire',NULL,NULL,'4b5379a2fe854edf96a91f6b77ec1338','{"tickets":[]}','5704f476f2b5fc9af656d3a7188ee510255c20e39d75ed1633cb6b0403f0b419');
INSERT INTO "journal" VALUES(1,2,'2026-10-12',1791766800000000,'open',NULL,1,'55653f0d1dac4faa8b19cf1a4a2baf08','{}','43cc659ec7baa7712c05f3a75af76c40313b190b59228913bc5831c957ea3255');
INSERT INTO "journal" VALUES(1,3,'2026-10-12',1791766800000000,'open',NULL,2,'363dd1d556d54e88abff1a0457b70ddf','{}','af4ccf661cf99b759a5bd6ec1e0159986d337635038a65482265baea751c3f93');
INSERT INTO "journal" VALUES(1,4,'2026-10-12',1791766860000000,'issue',4,NULL,'tap-1','{"ahead":0,"lane":"ordinary","number":1,"rank":"2026-10-12T01:01:00+00:00","series":"A","service":"papers"}','8b181cd0ea47f08bb7888a6c132416f3fe34878aba5c4abb0c72d0aa8db76d17');
INSERT INTO "journal" VALUES(1,5,'2026-10-12',1791766920000000,'issue',5,NULL,'ebf75736d44545328eebedacbfb32309','{"ahead":0,"lane":"priority","number":1,"rank":"2026-10-12T00:42:00+00:00","series":"B","service":"land"}','6958185c57fe5be7f777d86d7610df9ca5406300efc20240c477821bf59cbc03');
INSERT INTO "journal" VALUES(1,6,'2026-10-12',1791766980000000,'issue',6,NULL,'3285ec802a4b459aafd20ef748f35e3a','{"ahead":1,"lane":"priority","number":2,"rank":"2026-10-12T00:43:00+00:00","series":"A","service":"papers"}','3a633a481577f4eeb4e218b5144a7ff57395982fe434a87d0fa4edbe4e675bf1');
INSERT INTO "journal" VALUES(1,7,'2026-10-12',1791767100000000,'issue',7,NULL,'f203939306174c37aa1f9d1598465105','{"ahead":1,"lane":"ordinary","number":2,"rank":"2026-10-12T01:05:00+00:00","series":"B","service":"land"}','31b5b4176b37c625bf5ca99e6101beb2419dcaf4aaeac5754cb32e25ae93fecd');
INSERT INTO "journal" VALUES(1,8,'2026-10-12',1791767160000000,'call_next',5,1,'0c500f6f0e5d4e01a3a86f1fcb58830d','{"rank":"2026-10-12T00:42:00+00:00","rule":"head-start"}','1ce7a9627b4f4290243ff252ca08937ddbd2ed1669fdf03e312edfa3889f2709');
INSERT INTO "journal" VALUES(1,9,'2026-10-12',1791767220000000,'recall',5,1,'c8a887357d214278b5e9d5388527b008','{}','dfff7d1d767e3a7ff498714e74e3369c8bcf3940313804f2c873ed4bd4324a95');
INSERT INTO "journal" VALUES(1,10,'2026-10-12',1791767220000000,'start',5,1,'13db236bb7c241b7a5236321f5fa5b0f','{}','d7dea10bf4c625544da2540740d51714b3d47702ee14d2cbf41fd76f559a29b6');
INSERT INTO "journal" VALUES(1,11,'2026-10-12',1791767460000000,'complete',5,1,'092a3f3bcbbf4dde9705fc0dd289b8e2','{}','a970e85ee29cd18047f6ef107bafc5d21aa5c0214b93cf02704beb0ac4654d6e');
INSERT INTO "journal" VALUES(1,12,'2026-10-12',1791767460000000,'call_next',6,1,'aee16b69d6354c01a1132013cb7e0b72','{"rank":"2026-10-12T00:43:00+00:00","rule":"head-start"}','12127f40444b9e37d6702f026c716c9184aa78ca9ccc991b8cd98821c6000538');
INSERT INTO "journal" VALUES(1,13,'2026-10-12',1791767520000000,'no_show',6,1,'fb5c9ecf019c41c3845b67ef78537d79','{}','26acb84e0a3d552b5c6f350456a7db299d1504acaacd41ee58bbc28bec2e334f');
INSERT INTO "journal" VALUES(1,14,'2026-10-12',1791767580000000,'call_next',7,2,'646bbe9d5e5946058c515b2ce63bc85f','{"rank":"2026-10-12T01:05:00+00:00","rule":"head-start"}','17fb8e85574169f5986c9e79259ed7e7f9c3907c81be42fb476f770a751b40a1');
INSERT INTO "journal" VALUES(1,15,'2026-10-12',1791767580000000,'start',7,2,'82f46b90354b44a5a9bbc8515ac2f78a','{}','ef7355b24db26208f0af170f13a24814942b4155e1f1ec93ee782e0cf8ed1c7a');
INSERT INTO "journal" VALUES(1,16,'2026-10-12',1791767760000000,'issue',16,NULL,'368c721054b745cc9af2f00c9263348f','{"ahead":1,"lane":"ordinary","number":3,"rank":"2026-10-12T01:16:00+00:00","series":"A","service":"papers"}','1adaaed359b71a7c5784cf3edacf27dd713d71a20b9fe4f2d0545baaec401684');
INSERT INTO "journal" VALUES(1,17,'2026-10-12',1791767760000000,'complete',7,2,'5ad3ee05f0894987a55381990689b837','{}','6741faa2147531a21d5dc4edad680a6189470bd38073f515fa8b0a34008fb1e3');
INSERT INTO "journal" VALUES(1,18,'2026-10-12',1791767820000000,'close',NULL,2,'df7d21969300414e8883168f8be78476','{}','66b90bf58b35b2e5fa4b6c518866545a7bf38c166e5f07a856e1f16bd8a0badb');
INSERT INTO "journal" VALUES(1,19,'2026-10-13',1791854220000000,'expire',NULL,NULL,'4cf27a7e084a4dab80044054c063b2ed','{"tickets":[4,16]}','d8800b9708de49923ff9994a5d1d4fd87b78abd462ad84728dcb45f701488bc4');
INSERT INTO "journal" VALUES(1,20,'2026-10-13',1791854220000000,'issue',20,NULL,'5eddec5fef034f139cef4c757a2c7d68','{"ahead":0,"lane":"ordinary","number":1,"rank":"2026-10-13T01:17:00+00:00","series":"A","service":"papers"}','f53cd6c05d4058e13c64fdf8ec7247051a63f38fe56c41797d3fe2df62567e11');
INSERT INTO "journal" VALUES(1,21,'2026-10-13',1791854220000000,'open',NULL,1,'b3b70fec18c14766bf501694ac21c843','{}','d89b1a1abd175605c489bf7569d7722795362c26023d35185ca64d5e9cc5b639');
INSERT INTO "journal" VALUES(1,22,'2026-10-13',1791854280000000,'issue',22,NULL,'d0b09597289448568a8d661622752631','{"ahead":1,"lane":"ordinary","number":1,"rank":"2026-10-13T01:18:00+00:00","series":"B","service":"land"}','57129c0426dcd28b3f65108384259cf82e373a3760c52ee5e7b7a719ade13953');
INSERT INTO "journal" VALUES(1,23,'2026-10-13',1791854340000000,'issue',23,NULL,'089d607286cc474da62054eeaf5046f8','{"ahead":0,"lane":"priority","number":2,"rank":"2026-10-13T00:59:00+00:00","series":"A","service":"papers"}','4ecd56664117ae3591f88d7433490ff207b0033f3db19ced544bdb31c06e02a6');
INSERT INTO "journal" VALUES(1,24,'2026-10-13',1791854340000000,'call_next',23,1,'c2bbd7e12ad5471aa1a7ec1d157540e0','{"rank":"2026-10-13T00:59:00+00:00","rule":"head-start"}','ee7a81a9b98174f7e72ed56f7826fbfcb138915e159c39b847a171cffb441ca6');
INSERT INTO "journal" VALUES(1,25,'2026-10-13',1791854400000000,'start',23,1,'dd5c34bf26104cea8111509fe2aeae8c','{}','a45d83f89fa0535cbc912397337b77403483866cce4f5df89d4bfef07fb75343');
CREATE TABLE number_block (
	hall INTEGER NOT NULL, 
	series TEXT NOT NULL, 
	first INTEGER NOT NULL, 
	last INTEGER NOT NULL, 
	holder TEXT NOT NULL, 
	day TEXT NOT NULL, 
	reserved_us BIGINT NOT NULL, 
	PRIMARY KEY (hall, series, first)
)
 WITHOUT ROWID

;
CREATE TABLE pairing (
	hall INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	counter INTEGER, 
	name TEXT NOT NULL, 
	hash TEXT NOT NULL, 
	until_us BIGINT NOT NULL, 
	failed INTEGER NOT NULL, 
	shut INTEGER NOT NULL, 
	shut_until_us BIGINT NOT NULL, 
	PRIMARY KEY (hall), 
	CONSTRAINT pairing_kind CHECK (kind IN ('kiosk', 'counter', 'display', 'panel'))
)
 WITHOUT ROWID

;
CREATE TABLE pin (
	hall INTEGER NOT NULL, 
	owner TEXT NOT NULL, 
	hash TEXT NOT NULL, 
	failed INTEGER NOT NULL, 
	locked_until_us BIGINT NOT NULL, failed_since_us BIGINT DEFAULT '0' NOT NULL, 
	PRIMARY KEY (hall, owner)
)
 WITHOUT ROWID

;
INSERT INTO "pin" VALUES(1,'counter:1','$argon2id$v=19$m=65536,t=3,p=4$h7lj4nTuST0J4QFROLkAdA$Ih43w7UdO3t1lEM7Mgc17mnoEUwzazI/9VQOHV7Pyls',0,0,0);
INSERT INTO "pin" VALUES(1,'counter:2','$argon2id$v=19$m=65536,t=3,p=4$tSHfHC0zAA5lPxh6kCbByg$69Xa5vvPHASi6DUYYYfd0e7T5w0vfgWLpjY0tU/CHbo',0,0,0);
CREATE TABLE print_job (
	id INTEGER NOT NULL, 
	hall INTEGER NOT NULL, 
	ticket BIGINT NOT NULL, 
	printer TEXT NOT NULL, 
	language TEXT NOT NULL, 
	state TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	again INTEGER NOT NULL, 
	queued_us BIGINT NOT NULL, 
	at_us BIGINT NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT print_job_state CHECK (state IN ('queued', 'sending', 'sent', 'confirmed', 'blocked', 'failed'))
);
INSERT INTO "print_job" VALUES(1,1,4,'kiosk','vi','sent','',0,1791766860000000,1791767100000000);
CREATE TABLE printer (
	hall INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	problem TEXT NOT NULL, 
	near_end INTEGER NOT NULL, 
	PRIMARY KEY (hall, name)
)
 WITHOUT ROWID

;
CREATE TABLE series (
	hall INTEGER NOT NULL, 
	day TEXT NOT NULL, 
	series TEXT NOT NULL, 
	last INTEGER NOT NULL, 
	round INTEGER NOT NULL, 
	PRIMARY KEY (hall, day, series)
)
 WITHOUT ROWID

;
INSERT INTO "series" VALUES(1,'2026-10-12','A',3,1);
INSERT INTO "series" VALUES(1,'2026-10-12','B',2,1);
INSERT INTO "series" VALUES(1,'2026-10-13','A',2,1);
INSERT INTO "series" VALUES(1,'2026-10-13','B',1,1);
CREATE TABLE ticket (
	hall INTEGER NOT NULL, 
	id BIGINT NOT NULL, 
	day TEXT NOT NULL, 
	series TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	round INTEGER NOT NULL, 
	service TEXT NOT NULL, 
	issued_service TEXT NOT NULL, 
	line TEXT NOT NULL, 
	lane TEXT NOT NULL, 
	state TEXT NOT NULL, 
	rank_us BIGINT NOT NULL, 
	issued_us BIGINT NOT NULL, 
	ahead INTEGER NOT NULL, 
	wait_low INTEGER, 
	wait_high INTEGER, 
	back_to INTEGER, 
	counter INTEGER, 
	called_us BIGINT, 
	started_us BIGINT, 
	ended_us BIGINT, 
	recalls INTEGER NOT NULL, 
	park_reason TEXT NOT NULL, 
	return_us BIGINT, 
	outcome TEXT NOT NULL, 
	dossier TEXT NOT NULL, 
	rating INTEGER, 
	code TEXT NOT NULL, 
	PRIMARY KEY (id, hall), 
	CONSTRAINT ticket_number UNIQUE (hall, day, series, round, number), 
	CONSTRAINT ticket_state CHECK (state IN ('waiting', 'called', 'serving', 'parked', 'served', 'no_show', 'cancelled', 'expired')), 
	CONSTRAINT ticket_counter CHECK (state NOT IN ('called', 'serving') OR counter IS NOT NULL), 
	CONSTRAINT ticket_rating CHECK (rating BETWEEN 1 AND 5), 
	UNIQUE (code)
)
 WITHOUT ROWID

;
INSERT INTO "ticket" VALUES(1,4,'2026-10-12','A',1,1,'papers','papers','papers','ordinary','expired',1791766860000000,1791766860000000,0,NULL,NULL,NULL,NULL,NULL,NULL,1791854220000000,0,'',NULL,'','',NULL,'1B8C30B74FA7DBC6EDD9');
INSERT INTO "ticket" VALUES(1,5,'2026-10-12','B',1,1,'land','land','land','priority','served',1791765720000000,1791766920000000,0,NULL,NULL,NULL,1,1791767160000000,1791767220000000,1791767460000000,1,'',NULL,'','',NULL,'D652546EC92252DCAA5D');
INSERT INTO "ticket" VALUES(1,6,'2026-10-12','A',2,1,'papers','papers','papers','priority','no_show',1791765780000000,1791766980000000,1,NULL,NULL,NULL,1,1791767460000000,NULL,1791767520000000,0,'',NULL,'','',NULL,'7376CE57853523A1CF9F');
INSERT INTO "ticket" VALUES(1,7,'2026-10-12','B',2,1,'land','land','land','ordinary','served',1791767100000000,1791767100000000,1,NULL,NULL,NULL,2,1791767580000000,1791767580000000,1791767760000000,0,'',NULL,'','',NULL,'43AEC36043B46883AD60');
INSERT INTO "ticket" VALUES(1,16,'2026-10-12','A',3,1,'papers','papers','papers','ordinary','expired',1791767760000000,1791767760000000,1,NULL,NULL,NULL,NULL,NULL,NULL,1791854220000000,0,'',NULL,'','',NULL,'76BE5489EC5C0F512EBE');
INSERT INTO "ticket" VALUES(1,20,'2026-10-13','A',1,1,'papers','papers','papers','ordinary','waiting',1791854220000000,1791854220000000,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'',NULL,'','',NULL,'64EA1BAEAE07F1A33C68');
INSERT INTO "ticket" VALUES(1,22,'2026-10-13','B',1,1,'land','land','land','ordinary','waiting',1791854280000000,1791854280000000,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'',NULL,'','',NULL,'BB579FCA41C270FE29F9');
INSERT INTO "ticket" VALUES(1,23,'2026-10-13','A',2,1,'papers','papers','papers','priority','serving',1791853140000000,1791854340000000,0,NULL,NULL,NULL,1,1791854340000000,1791854400000000,NULL,0,'',NULL,'','',NULL,'AA8868005DF17D911D81');
CREATE TABLE trouble (
	hall INTEGER NOT NULL, 
	ticket BIGINT NOT NULL, 
	job INTEGER NOT NULL, 
	printer TEXT NOT NULL, 
	state TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	PRIMARY KEY (hall, ticket)
)
 WITHOUT ROWID

;
CREATE INDEX ticket_waiting ON ticket (hall, line, lane, rank_us, id, state) WHERE state = 'waiting';
CREATE UNIQUE INDEX ticket_live ON ticket (hall, day, series, number) WHERE state IN ('waiting', 'called', 'serving', 'parked', 'no_show');
CREATE UNIQUE INDEX ticket_at_counter ON ticket (hall, counter) WHERE state IN ('called', 'serving');
CREATE INDEX print_job_queued ON print_job (hall, printer, id) WHERE state = 'queued';
CREATE INDEX print_job_ticket ON print_job (hall, ticket);
CREATE INDEX print_job_unsettled ON print_job (hall, printer, id) WHERE state IN ('sending', 'blocked');
CREATE INDEX journal_calls ON journal (hall, seq) WHERE verb IN ('call_next', 'call', 'recall');
CREATE INDEX appointment_taken ON appointment (hall, service, at_us) WHERE state IN ('booked', 'came');
CREATE INDEX journal_of_day ON journal (hall, seq) WHERE verb IN ('restore', 'left_out', 'service_off', 'service_on', 'notice', 'notice_end', 'help_call', 'help_answer');
COMMIT;
