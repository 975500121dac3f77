import { type IsoDate, invalidField } from '#contracts';

export const NOT_ISSUED = 'ngày văn bản không thể sau hôm nay';

/** Whether a document is there on a day; one whose date is not said yet passes. */
export function isIssued(date: IsoDate | null | undefined, today: IsoDate): boolean {
  return date == null || date <= today;
}

/**
 * A document that an act rests on has been issued by the day of the act; one whose date is not said yet passes.
 *
 * @param date the document's own
 * @param today calendar day in Asia/Ho_Chi_Minh
 * @param path the field that the refusal names
 * @throws UserError `invalid-input`
 */
export function requireIssued(date: IsoDate | null | undefined, today: IsoDate, path = 'basis.date'): void {
  if (!isIssued(date, today)) throw invalidField(path, NOT_ISSUED);
}
