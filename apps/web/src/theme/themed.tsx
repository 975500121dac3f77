import { ConfigProvider } from 'antd';
import viVN from 'antd/locale/vi_VN';
import { type ReactNode, useLayoutEffect, useMemo } from 'react';
import { applyPalette } from './palette.js';
import { useScheme } from './scheme.js';
import { tokensOf } from './tokens.js';

/** The nonce that the page's security policy asks of every style element. */
function nonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
}

/** Puts the colours of day or night where style sheets and Ant Design both find them. */
export function Themed({ children }: { children: ReactNode }) {
  const scheme = useScheme();
  const tokens = useMemo(() => tokensOf(scheme), [scheme]);
  useLayoutEffect(() => applyPalette(document.documentElement, scheme), [scheme]);
  return (
    <ConfigProvider locale={viVN} csp={{ nonce: nonce() }} theme={tokens} wave={{ disabled: true }}>
      {children}
    </ConfigProvider>
  );
}
