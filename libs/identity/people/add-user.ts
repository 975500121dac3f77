import { invalidField, type RoleName, roleName } from '#contracts';
import type { Directory, DirectoryPerson } from './directory.js';

export interface AddUser {
  email: string;
  role: string;
  unit: string;
  /** Default: the address. */
  name?: string;
  title?: string;
}

/**
 * Enters a person with one role: how an installation without demo data gets its first administrator.
 *
 * @param parseMailbox one strict mailbox or null (`#mail`)
 * @throws UserError `invalid-input` by field
 */
export async function addUser(
  input: AddUser,
  directory: Directory,
  parseMailbox: (text: string) => string | null,
): Promise<DirectoryPerson> {
  const email = parseMailbox(input.email);
  if (email === null)
    throw invalidField('email', 'địa chỉ thư không hợp lệ: cần đúng một hộp thư dạng ten@tenmien');
  const role = roleName.safeParse(input.role);
  if (!role.success) throw invalidField('role', `vai trò không rõ; chỉ nhận ${roleName.options.join(', ')}`);
  const known = await directory.current();
  if (!known.units.has(input.unit)) throw invalidField('unit', `không có đơn vị ${input.unit}`);
  if (known.person(email) !== null) throw invalidField('email', `đã có người dùng ${email}`);
  const membership: { unit: string; role: RoleName } = { unit: input.unit, role: role.data };
  return directory.addUser({
    email,
    name: input.name ?? email,
    title: input.title ?? '',
    memberships: [membership],
  });
}
