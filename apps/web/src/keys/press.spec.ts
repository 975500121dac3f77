import { describe, expect, it } from '@jest/globals';
import { actOf, type Press } from './press.js';

const pressed = (key: string, more: Partial<Press> = {}): Press => ({
  ...{ key, ctrlKey: false, metaKey: false, altKey: false, isComposing: false },
  ...more,
});
const PAGE = { typing: false, dialog: false };

describe('a key pressed on the page', () => {
  it.each([
    ['/', 'search'],
    ['j', 'next-row'],
    ['k', 'previous-row'],
    ['?', 'help'],
    ['Enter', null],
    ['J', null],
    ['toString', null],
  ])('%s: %s', (key, act) => {
    expect(actOf(pressed(key), PAGE)).toBe(act);
  });

  it('is a letter while somebody types, also while an input method composes it', () => {
    expect(actOf(pressed('j'), { ...PAGE, typing: true })).toBeNull();
    expect(actOf(pressed('j', { isComposing: true }), PAGE)).toBeNull();
  });

  it('belongs to the dialog over the page', () => {
    expect(actOf(pressed('k'), { ...PAGE, dialog: true })).toBeNull();
  });

  it.each(['ctrlKey', 'metaKey', 'altKey'] as const)('belongs to the browser with %s', (held) => {
    expect(actOf(pressed('k', { [held]: true }), PAGE)).toBeNull();
  });
});
