import { defineSearchAttributeKey, SearchAttributeType, TypedSearchAttributes } from '@temporalio/common';
import type { NativeConnection } from '@temporalio/worker';
import { SEARCH_ATTRIBUTE } from '#contracts/names';

const KEYWORD = SearchAttributeType.KEYWORD;
const programme = defineSearchAttributeKey(SEARCH_ATTRIBUTE.programme, KEYWORD);
const code = defineSearchAttributeKey(SEARCH_ATTRIBUTE.code, KEYWORD);
const kind = defineSearchAttributeKey(SEARCH_ATTRIBUTE.kind, KEYWORD);

/** Codes only: search attributes are stored in the clear. */
export function searchAttributes(values: {
  programme?: string;
  code?: string;
  kind: string;
}): TypedSearchAttributes {
  return new TypedSearchAttributes([
    { key: kind, value: values.kind },
    ...(values.programme === undefined ? [] : [{ key: programme, value: values.programme }]),
    ...(values.code === undefined ? [] : [{ key: code, value: values.code }]),
  ]);
}

const KEYWORD_ON_THE_WIRE = 2;

/** Makes the attributes known to a server that was not started with them. */
export async function registerSearchAttributes(
  connection: NativeConnection,
  namespace: string,
): Promise<void> {
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
  const missing = Object.values(SEARCH_ATTRIBUTE).filter(
    (attribute) => !(attribute in (customAttributes ?? {})),
  );
  if (missing.length === 0) return;
  await connection.operatorService.addSearchAttributes({
    namespace,
    searchAttributes: Object.fromEntries(missing.map((attribute) => [attribute, KEYWORD_ON_THE_WIRE])),
  });
}
