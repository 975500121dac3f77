import type { OpenAPIObject } from '@nestjs/swagger';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

const STYLE = `
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #222; background: #fff; }
h1 { border-bottom: 3px solid #9b1c1c; padding-bottom: .5rem; }
code, pre { font: 14px/1.45 ui-monospace, Consolas, monospace; }
pre { background: #f5f5f5; padding: .75rem; overflow-x: auto; white-space: pre-wrap; }
details { margin: .25rem 0; } summary { cursor: pointer; }
.method { display: inline-block; min-width: 4.5rem; font-weight: 600; }
`;

/** The document as one plain page: nothing is loaded from elsewhere and nothing runs. */
export function docsPage(document: OpenAPIObject, nonce: string): string {
  const groups = new Map<string, string[]>();
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of METHODS) {
      const operation = item[method];
      if (!operation) continue;
      const group = operation.tags?.[0] ?? '';
      groups.set(group, [...(groups.get(group) ?? []), route(method, path, operation)]);
    }
  }
  const body = [...groups].map(([group, routes]) => `<h2>${escaped(group)}</h2>${routes.join('')}`).join('');
  const schemas = Object.entries(document.components?.schemas ?? {})
    .map(
      ([name, schema]) =>
        `<details id="${escaped(name)}"><summary><code>${escaped(name)}</code></summary>${json(schema)}</details>`,
    )
    .join('');
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>API Đôn Đốc</title><style nonce="${escaped(nonce)}">${STYLE}</style></head><body>
<h1>API Đôn Đốc</h1><p>${escaped(document.info.description ?? '')} Tài liệu cho máy đọc: <a href="/api/openapi.json">openapi.json</a>.</p>
${body}<h2>Kiểu dữ liệu</h2>${schemas}</body></html>`;
}

function route(
  method: string,
  path: string,
  operation: { summary?: string; security?: unknown } & object,
): string {
  const { summary = '', ...rest } = operation;
  return `<details><summary><span class="method">${method.toUpperCase()}</span><code>${escaped(path)}</code> ${escaped(summary)}</summary>${json(rest)}</details>`;
}

function json(value: unknown): string {
  return `<pre>${escaped(JSON.stringify(value, null, 2))}</pre>`;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
