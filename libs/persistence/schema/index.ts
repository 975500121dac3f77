import { CreateSchema1788000000001 } from './0001-create-schema.js';
import { CreateAttachments1788000000002 } from './0002-create-attachments.js';
import { EngineActs1788000000003 } from './0003-engine-acts.js';
import { Deciding1788000000004 } from './0004-deciding.js';
import { MailOrder1788000000005 } from './0005-mail-order.js';
import { Cycles1788000000006 } from './0006-cycles.js';
import { Measures1788000000007 } from './0007-measures.js';
import { SignIn1788000000008 } from './0008-sign-in.js';
import { AnswerFiles1788000000009 } from './0009-answer-files.js';
import { UnitRequests1788000000010 } from './0010-unit-requests.js';
import { CalendarAddresses1788000000011 } from './0011-calendar-addresses.js';
import { NoticeChoice1788000000012 } from './0012-notice-choice.js';
import { Connections1788000000013 } from './0013-connections.js';
import { ListIndexes1788000000014 } from './0014-list-indexes.js';
import { Proof1788000000015 } from './0015-proof.js';
import { ReturnedMails1788000000016 } from './0016-returned-mails.js';
import { Traces1788000000017 } from './0017-traces.js';
import { Growth1788000000018 } from './0018-growth.js';
import { Asked1788000000019 } from './0019-asked.js';
import { ProgrammeEnd1788000000020 } from './0020-programme-end.js';
import { ReturnMarks1788000000021 } from './0021-return-marks.js';

/** In order; a released one is never changed. */
export const MIGRATIONS = [
  CreateSchema1788000000001,
  CreateAttachments1788000000002,
  EngineActs1788000000003,
  Deciding1788000000004,
  MailOrder1788000000005,
  Cycles1788000000006,
  Measures1788000000007,
  SignIn1788000000008,
  AnswerFiles1788000000009,
  UnitRequests1788000000010,
  CalendarAddresses1788000000011,
  NoticeChoice1788000000012,
  Connections1788000000013,
  ListIndexes1788000000014,
  Proof1788000000015,
  ReturnedMails1788000000016,
  Traces1788000000017,
  Growth1788000000018,
  Asked1788000000019,
  ProgrammeEnd1788000000020,
  ReturnMarks1788000000021,
];
