import { describe, expect, it } from '@jest/globals';
import { addressesOf } from './route-table.js';

describe('the route table as it is written', () => {
  it('gives the address of every screen, and of none that only leads on', () => {
    const source = `
      const routes = [
        { path: paths.signIn, lazy: () => import('./a.js') },
        { Component: Frame, children: [
          { index: true, element: <Navigate to={paths.myWork} /> },
          { path: \`\${paths.tasks}/:taskId\`, lazy: () => import('./b.js') },
          { path: '*', Component: NotFound },
        ] },
      ];`;
    expect(addressesOf(source)).toEqual(['/dang-nhap', '/nhiem-vu/:taskId', '*']);
  });

  it('does not pass over an address that it cannot read', () => {
    expect(() => addressesOf('const r = [{ path: made(), lazy: () => x }];')).toThrow('made()');
  });
});
