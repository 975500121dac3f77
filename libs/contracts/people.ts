import { z } from 'zod';
import { code } from './commands.js';
import { roleName } from './roles.js';

/** One more person who may come in. What is wrong beyond the shapes is said as of a row of the table of people. */
export const addPerson = z.strictObject({
  email: z.string().trim().min(1, { error: 'cần địa chỉ thư' }).max(254),
  name: z.string().trim().min(1, { error: 'cần họ và tên' }).max(200),
  title: z.string().trim().max(200).default(''),
  /** By which the organisation's account is matched, where it is. */
  employeeCode: z.string().trim().min(1).max(100).nullable().default(null),
  memberships: z
    .array(z.strictObject({ unit: code, role: roleName }))
    .min(1, { error: 'cần ít nhất một vai trò ở một đơn vị' })
    .max(20),
});
export type AddPerson = z.infer<typeof addPerson>;
