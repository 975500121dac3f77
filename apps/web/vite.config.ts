import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

/** The page: built into `dist/web`, served by the API with hashed names; nothing is fetched from elsewhere. */
export default defineConfig({
  root: decodeURIComponent(new URL('.', import.meta.url).pathname),
  plugins: [react()],
  resolve: { conditions: ['@dondoc/source', ...defaultClientConditions] },
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // An inlined asset would be a `data:` address, which the page's security policy does not allow.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // Changes only with a new version of a library, so that browsers keep it.
            {
              name: 'react',
              test: /node_modules[\\/](react|react-dom|react-router|scheduler|@tanstack)[\\/]/,
            },
            // Otherwise each shared part and each icon would be a file of its own.
            { name: 'icons', test: /node_modules[\\/]@ant-design[\\/]icons/ },
            {
              name: 'frame',
              test: /apps[\\/]web[\\/]src[\\/](act|api|feedback|format|frame|keys|list|status|task-row|theme)[\\/]/,
            },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000', '/health': 'http://127.0.0.1:3000' } },
});
