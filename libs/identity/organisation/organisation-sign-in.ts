import { type AccessReason, UserError } from '#contracts';
import { sourceOf } from '../limits/source-address.js';
import { activePerson, type Directory, type KnownPerson } from '../people/directory.js';
import { RateLimit } from '../sign-in/rate-limit.js';
import { PendingSignIns, type PendingStore } from './pending.js';
import { type AccountStore, personOf } from './person-of.js';
import { type Account, type Proof, type Provider, ProviderRefusal } from './provider.js';

const MINUTE_MS = 60_000;

/** Who came in by the organisation's account, and who did not and why. */
export interface AccessLog {
  note(entry: {
    outcome: 'in' | 'refused';
    reason: AccessReason | null;
    detail: string | null;
    personId: string | null;
    trace: string;
  }): Promise<void>;
}

export interface OrganisationPorts {
  provider: Provider;
  pending: PendingStore;
  accounts: AccountStore;
  log: AccessLog;
  /** `email`, or a claim that holds the employee code. */
  claim: string;
}

export interface CameBack {
  /** What the provider wrote into the address. */
  query: string;
  /** The secret of the browser's cookie. */
  secret: string | null;
  ip: string;
  trace: string;
}

/** Sign-in with the organisation's account. Every refusal is noted; what the person reads never says who is known. */
export class OrganisationSignIn {
  private readonly pending: PendingSignIns;
  private readonly perSource: RateLimit;

  constructor(
    private readonly ports: OrganisationPorts & { directory: Directory },
    now: () => Date,
  ) {
    this.pending = new PendingSignIns(ports.pending, now);
    this.perSource = new RateLimit({ count: 200, withinMs: 15 * MINUTE_MS }, now);
  }

  /**
   * @returns where the browser goes, and the secret for its cookie
   * @throws UserError `too-many-requests`, `unavailable`
   */
  async begin(ip: string): Promise<{ address: string; secret: string }> {
    this.perSource.take(sourceOf(ip));
    const { secret, proof } = await this.pending.begin();
    const address = await this.ports.provider.begin(proof);
    return { address: address.href, secret };
  }

  /** @throws UserError `gone`, `not-allowed`, `too-many-requests`, `unavailable` */
  async finish({ query, secret, ip, trace }: CameBack): Promise<KnownPerson> {
    this.perSource.take(sourceOf(ip));
    const { directory, accounts, claim, log } = this.ports;
    const refuse = async (reason: AccessReason, detail: string | null, personId: string | null) => {
      await log.note({ outcome: 'refused', reason, detail, personId, trace });
      return refusalFor(reason);
    };
    const answer = new URLSearchParams(query);
    const proof = this.pending.proofFor(secret, answer.get('state'));
    // Not used up: whoever sends a browser here with an answer of their own ends nobody's sign-in.
    if (secret === null || proof === null) throw await refuse('not-begun-here', null, null);
    if (!(await this.pending.use(secret))) throw await refuse('over', null, null);
    const vouched = await this.vouchedFor(answer, proof);
    if (vouched instanceof ProviderRefusal) throw await refuse(vouched.reason, vouched.message, null);
    const found = await personOf(vouched, claim, await directory.current(), accounts);
    if ('refused' in found) throw await refuse(found.refused, null, found.person);
    const person = await activePerson(directory, found.person);
    if (person === null) throw await refuse('deactivated', null, found.person);
    await log.note({ outcome: 'in', reason: null, detail: null, personId: person.id, trace });
    return person;
  }

  private async vouchedFor(answer: URLSearchParams, proof: Proof): Promise<Account | ProviderRefusal> {
    try {
      return await this.ports.provider.finish(answer, proof);
    } catch (error) {
      if (error instanceof ProviderRefusal) return error;
      throw error;
    }
  }
}

function refusalFor(reason: AccessReason): UserError {
  switch (reason) {
    case 'not-begun-here':
    case 'over':
      return new UserError(
        'gone',
        'Lần đăng nhập này đã dùng, đã quá hạn, hoặc được bắt đầu ở trình duyệt khác; đề nghị đăng nhập lại từ đầu.',
      );
    case 'cancelled':
      return new UserError(
        'not-allowed',
        'Đồng chí đã dừng ở trang đăng nhập của tỉnh; chưa có gì thay đổi.',
      );
    case 'not-proven':
      return new UserError(
        'not-allowed',
        'Hệ thống đăng nhập của tỉnh chưa xác nhận được tài khoản nên không cho vào; đề nghị đăng nhập lại từ đầu. Nếu vẫn vậy, báo quản trị kèm mã lỗi.',
      );
    default:
      return new UserError(
        'not-allowed',
        'Tài khoản này chưa dùng được với Đôn Đốc. Đề nghị báo quản trị hệ thống kèm mã lỗi, để kiểm tra địa chỉ thư công vụ hoặc mã cán bộ đã được xác nhận và đã có trong danh sách người dùng.',
      );
  }
}
