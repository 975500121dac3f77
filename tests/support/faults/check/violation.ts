/** Something that must hold after every fault and does not: `I1` … `I10` of the fault table, or a rule of the record. */
export interface Violation {
  rule: string;
  subject: string;
  problem: string;
}

export function violation(rule: string, subject: string, problem: string): Violation {
  return { rule, subject, problem };
}
