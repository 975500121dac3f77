import { UserError } from '#contracts';
import { type ChainReport, ChainVerifier, type KeptHead } from '../record/hash-chain.js';
import type { Checkpoint } from './checkpoint.js';
import { EXPORT_FORMAT, type ExportCounts, type ExportLine } from './export-line.js';
import { type ProofReport, ProofVerifier } from './proof-verifier.js';

export interface VerifiedExport {
  chains: ChainReport;
  proof: ProofReport;
}

/**
 * Verifies an export line by line, without any database. Lines that are events only (an older export) are verified as
 * chains.
 *
 * @param known hash of a checkpoint that somebody holds outside
 * @throws UserError `invalid-input`: an export of another format
 */
export async function verifyExport(
  lines: AsyncIterable<ExportLine> | Iterable<ExportLine>,
  known: string | null = null,
): Promise<VerifiedExport> {
  const reader = new ExportReader(known);
  for await (const line of lines) reader.take(line);
  return reader.report();
}

class ExportReader {
  private readonly chains = new ChainVerifier();
  private readonly checkpoints: Checkpoint[] = [];
  private readonly heads: KeptHead[] = [];
  private readonly seen: ExportCounts = { checkpoints: 0, mails: 0, events: 0, heads: 0 };
  private said: ExportCounts | null = null;
  private begun = false;
  /** Made when the last checkpoint has been read. */
  private verifier: ProofVerifier | null = null;

  constructor(private readonly known: string | null) {}

  take(line: ExportLine): void {
    switch (line.kind) {
      case 'export':
        if (line.format !== EXPORT_FORMAT) throw new UserError('invalid-input', `Tệp ở dạng ${line.format}.`);
        this.begun = true;
        return;
      case 'checkpoint': {
        const { kind: _kind, ...checkpoint } = line;
        this.seen.checkpoints += 1;
        if (this.verifier === null) this.checkpoints.push(checkpoint);
        else this.verifier.fault('cut', 'export', `checkpoint ${line.no} does not stand in its place`);
        return;
      }
      case 'mail': {
        const { kind: _kind, ...proof } = line;
        this.seen.mails += 1;
        this.proof().mail(proof);
        return;
      }
      case 'head': {
        const { kind: _kind, ...head } = line;
        this.seen.heads += 1;
        this.heads.push(head);
        return;
      }
      case 'end': {
        const { kind: _kind, ...counts } = line;
        this.said = counts;
        return;
      }
      default:
        this.seen.events += 1;
        this.proof().event(line);
        this.chains.push(line);
    }
  }

  report(): VerifiedExport {
    const { said, seen } = this;
    const proof = this.proof();
    if (this.begun) {
      if (said === null) proof.fault('cut', 'export', 'its last line is missing');
      else if (!sameCounts(said, seen))
        proof.fault('cut', 'export', 'it has not as many lines as its last one says');
    }
    return { chains: this.chains.report(this.begun ? this.heads : null), proof: proof.report() };
  }

  private proof(): ProofVerifier {
    this.verifier ??= new ProofVerifier(this.checkpoints, this.known);
    return this.verifier;
  }
}

function sameCounts(one: ExportCounts, other: ExportCounts): boolean {
  const { checkpoints, mails, events, heads } = one;
  return (
    checkpoints === other.checkpoints &&
    mails === other.mails &&
    events === other.events &&
    heads === other.heads
  );
}
