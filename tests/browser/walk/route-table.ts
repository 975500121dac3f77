import ts from 'typescript';
import { paths } from '../../../apps/web/src/paths.js';

/** The addresses of a route table, in its order; `source` is that of `apps/web/src/routes.tsx`. */
export function addressesOf(source: string): string[] {
  const addresses: string[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isObjectLiteralExpression(node)) {
      const path = propertyOf(node, 'path');
      const shows = propertyOf(node, 'lazy') ?? propertyOf(node, 'Component');
      if (path !== undefined && shows !== undefined) addresses.push(textOf(path));
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('routes.tsx', source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX));
  return addresses;
}

function propertyOf(node: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  for (const property of node.properties) {
    if (ts.isPropertyAssignment(property) && property.name.getText() === name) return property.initializer;
  }
  return undefined;
}

/** A text, a path by its name, or both put together. */
function textOf(node: ts.Expression): string {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateExpression(node)) {
    const spans = node.templateSpans.map(({ expression, literal }) => textOf(expression) + literal.text);
    return node.head.text + spans.join('');
  }
  if (ts.isPropertyAccessExpression(node) && node.expression.getText() === 'paths') {
    const path = (paths as Readonly<Record<string, unknown>>)[node.name.text];
    if (typeof path === 'string') return path;
  }
  throw new Error(`the route table has an address that is not read: ${node.getText()}`);
}
