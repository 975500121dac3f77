/** One line of `dondoc doctor`. */
export interface Finding {
  check: string;
  ok: boolean;
  detail: string;
  /** What to do; empty when all is well. */
  action: string;
}
