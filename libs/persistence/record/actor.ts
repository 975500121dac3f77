/** Who acts: a person, the engine, or a source of events from outside. */
export interface Actor {
  /** A person id, `system`, or `source:` and its code. */
  id: string;
  /** The person a stand-in acts for; both names stay in the record. */
  onBehalfOf?: string | null;
  /** Identifies the request: given twice for one aggregate, the second does nothing and gets the first's answer. */
  commandId?: string;
}

export const SYSTEM: Actor = { id: 'system' };
