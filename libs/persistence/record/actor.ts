/** Who acts: a person, or the engine. */
export interface Actor {
  /** A person id, or `system`. */
  id: string;
  /** The person a stand-in acts for; both names stay in the record. */
  onBehalfOf?: string | null;
  /** Identifies the request: given twice for one aggregate, the second does nothing and gets the first's answer. */
  commandId?: string;
}

export const SYSTEM: Actor = { id: 'system' };
