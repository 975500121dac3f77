import sax from 'sax';
import { Unreadable } from './archive.js';

export interface Visitor {
  open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  text?: (text: string) => void;
  close?: (name: string) => void;
}

const DAMAGED = 'Tệp đã hỏng: nội dung bên trong không đọc được.';

/** Walks through a part from its beginning; names without their prefix. No part of a workbook declares types of its own. */
export function walk(part: string, visitor: Visitor): void {
  const reader = sax.parser(true);
  reader.onopentag = ({ name, attributes }) =>
    visitor.open?.(local(name), attributes as Readonly<Record<string, string>>);
  reader.ontext = (text) => visitor.text?.(text);
  reader.oncdata = (text) => visitor.text?.(text);
  reader.onclosetag = (name) => visitor.close?.(local(name));
  reader.ondoctype = () => {
    throw new Unreadable(DAMAGED);
  };
  reader.onerror = () => {
    throw new Unreadable(DAMAGED);
  };
  reader.write(part).close();
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);
