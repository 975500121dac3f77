import { chooseNotices, newCalendarAddress } from '#contracts';

/** Bodies of what a person arranges for themself; made-up data only. */
export const accountExamples = {
  newCalendarAddress: { schema: newCalendarAddress, values: { 'điện thoại': { label: 'Điện thoại' } } },
  chooseNotices: { schema: chooseNotices, values: { 'việc gấp thành thư riêng': { choice: 'grave-apart' } } },
};
