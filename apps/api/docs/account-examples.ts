import { addPerson, chooseNotices, newCalendarAddress } from '#contracts';

/** Bodies of accounts and of what a person arranges for themself; made-up data only. */
export const accountExamples = {
  addPerson: {
    schema: addPerson,
    values: {
      'cán bộ của một sở': {
        ...{ email: 'nguyenthimau@demo.example', name: 'Nguyễn Thị Mẫu', title: 'Chuyên viên' },
        memberships: [{ unit: 'so-khcn', role: 'officer' }],
      },
    },
  },
  newCalendarAddress: { schema: newCalendarAddress, values: { 'điện thoại': { label: 'Điện thoại' } } },
  chooseNotices: { schema: chooseNotices, values: { 'việc gấp thành thư riêng': { choice: 'grave-apart' } } },
};
