import { z } from 'zod';

/**
 * How a person has the mails of a day: `together`, one mail with everything · `grave-apart`, what weighs (a report
 * upwards, the last day) in a mail of its own beside it. Nothing can be left out.
 */
export const noticeChoice = z.enum(['together', 'grave-apart']);
export type NoticeChoice = z.infer<typeof noticeChoice>;

export const chooseNotices = z.strictObject({ choice: noticeChoice });
export type ChooseNotices = z.infer<typeof chooseNotices>;
