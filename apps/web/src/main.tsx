import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { createClient } from './api/client.js';
import { SayProvider } from './feedback/say.js';
import { createRouter } from './routes.js';
import './theme/base.css';
import { Themed } from './theme/themed.js';

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Themed>
      <QueryClientProvider client={createClient()}>
        <SayProvider>
          <RouterProvider router={createRouter()} />
        </SayProvider>
      </QueryClientProvider>
    </Themed>
  </StrictMode>,
);
