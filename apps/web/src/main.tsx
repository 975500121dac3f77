import { QueryClientProvider } from '@tanstack/react-query';
import { ConfigProvider } from 'antd';
import viVN from 'antd/locale/vi_VN';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { createClient } from './api/client.js';
import { SayProvider } from './feedback/say.js';
import { createRouter } from './routes.js';
import './theme/base.css';
import { applyPalette } from './theme/palette.js';
import { tokens } from './theme/tokens.js';

/** The nonce that the page's security policy asks of every style element. */
function nonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
}

applyPalette(document.documentElement);
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <ConfigProvider locale={viVN} csp={{ nonce: nonce() }} theme={tokens} wave={{ disabled: true }}>
      <QueryClientProvider client={createClient()}>
        <SayProvider>
          <RouterProvider router={createRouter()} />
        </SayProvider>
      </QueryClientProvider>
    </ConfigProvider>
  </StrictMode>,
);
