import type { Instant, IsoDate } from '#contracts';

/** Why a line is in a mail. */
export type DigestLineKind =
  | 'reminder'
  | 'head-reminder'
  | 'question'
  | 'nudge'
  | 'overdue'
  | 'escalation'
  | 'ack-missing'
  | 'check'
  | 'committee'
  | 'assigned'
  | 'returned'
  | 'accepted'
  | 'submitted'
  | 'extension-drafted'
  | 'extension-signed'
  | 'extension-waiting'
  | 'extension-pending'
  | 'extension-decided'
  | 'date-moved'
  | 'concluded'
  | 'amended'
  | 'input-asked'
  | 'input-due'
  | 'input-missing'
  | 'input-given'
  | 'difficulty-reported'
  | 'difficulty-owned'
  | 'difficulty-due'
  | 'difficulty-waiting'
  | 'difficulty-resolved'
  | 'explanation'
  | 'explanation-missing'
  | 'case-returned'
  | 'case-not-returned'
  | 'recommendation'
  | 'stage-open'
  | 'stage-due'
  | 'stage-returned'
  | 'stage-overdue'
  | 'stage-late'
  | 'stage-watched'
  | 'stage-refused'
  | 'supervision-new'
  | 'supervision-asked'
  | 'supervision-due'
  | 'supervision-overdue'
  | 'supervision-late'
  | 'supervision-answered'
  | 'supervision-back'
  | 'urging'
  | 'rolled'
  | 'coverage'
  | 'calendar'
  | 'rollup';

/** One thing a person is told, with everything a mail may say about it. */
export interface DigestLine {
  readonly key: string;
  readonly kind: DigestLineKind;
  /** For the record only: a rung or level code never appears in a mail. */
  readonly rung: string;
  /** Short name of the programme. */
  readonly programme: string;
  readonly taskCode: string;
  readonly taskTitle: string;
  /** `internal`: the mail says code, date and link, nothing else. */
  readonly classification: 'normal' | 'internal';
  readonly deliverable: string | null;
  readonly leadUnit: string | null;
  readonly legalDue: IsoDate | null;
  readonly workingDue: IsoDate | null;
  /** Calendar days from the day of the slot to `workingDue`; negative when it is past. */
  readonly daysLeft: number | null;
  readonly workingDaysLeft: number | null;
  /** Working days since `legalDue`; null or 0 while in time. */
  readonly workingDaysOverdue: number | null;
  /** Why this step now: "nhắc 7 ngày trước ngày làm việc cuối cùng trong hạn". */
  readonly why: string;
  /** Why this person: "đồng chí là đầu mối". */
  readonly whyMe: string;
  readonly url: string;
  /** The line is late because the engine was; `nominal` is the day it should have come. */
  readonly systemDelay?: { readonly nominal: IsoDate };
  /** An earlier mail with this line was not confirmed by the server. */
  readonly mayHaveBeenSentOn?: IsoDate;
  readonly note?: string;
  /** What happened, where the kind alone does not say: `đã được gia hạn`. */
  readonly label?: string;
  /** Told beside deliverable and lead unit: `['Đơn vị phối hợp', 'Sở Tài chính']`. */
  readonly about?: readonly (readonly [name: string, value: string])[];
  /** `up`: to a superior, the office or the committee, who are reported to, not reminded. */
  readonly direction: 'down' | 'up';
  /** Makes an entry in the calendar attachment of an `assigned` line; `id` is unique over all tasks. */
  readonly deadline?: { readonly id: string; readonly version: number };
}

export type FormOfAddress = 'đồng chí' | 'Ông/Bà';

/** One mail to one person for one slot, before it is worded. */
export interface DigestView {
  readonly slot: Instant;
  readonly recipient: {
    readonly name: string;
    readonly address: string;
    readonly formOfAddress: FormOfAddress;
  };
  /** Short name, or several. */
  readonly programmeName: string | readonly string[];
  readonly lines: readonly DigestLine[];
  readonly sender: { readonly office: string; readonly phone: string | null };
  /** Address of the page; the list of the recipient is there. */
  readonly publicUrl: string;
  /** Pilot mode: the address this mail would have gone to. */
  readonly pilotFor?: string;
  /** What is grave stands in a mail of its own, as the person has chosen: in this one, or in the other. */
  readonly apart?: 'this' | 'other';
  /** Made-up data. */
  readonly demo: boolean;
}

export interface ComposedMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}
