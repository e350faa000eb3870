import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const root = fileURLToPath(new URL('.', import.meta.url));

export default defineConfig(({ command }) => ({
  root,
  plugins: [react()],
  resolve: { alias: { '@': `${root}src` } },
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    reportCompressedSize: false,
    // scripts/check-budgets.mjs weighs what a page loads.
    chunkSizeWarningLimit: 1_000,
    // Data URLs would need a wider content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The kit's door only names things: a page fetches what it uses, not all that the door leads to.
    rolldownOptions: {
      // The first page in one file, and what pages share in files worth a request: dozens of small ones load slowly.
      output: {
        // A shared file is named after all that share it, else.
        chunkFileNames: ({ name }) => `assets/${name.startsWith('shared~') ? 'shared' : '[name]'}-[hash].js`,
        codeSplitting: {
          groups: [
            // The entry itself stays apart: the manifest names it.
            { name: 'frame', tags: ['$initial'], test: /^(?!.*(main\.tsx|index\.html)$)/, priority: 2 },
            {
              name: 'shared',
              minShareCount: 2,
              entriesAware: true,
              entriesAwareMergeThreshold: 500,
              priority: 1,
            },
          ],
        },
      },
      treeshake: { moduleSideEffects: [{ test: /src\/kit\/(index|icons)\.ts$/, sideEffects: false }] },
    },
  },
  // The server puts a fresh nonce in its place into every page.
  html: { cspNonce: '__NONCE__' },
  // `npm run dev`: the server answers under the same host, as instances are told apart by theirs.
  server: {
    port: Number(process.env['B2O_WEB_PORT'] ?? 3001),
    strictPort: true,
    host: '127.0.0.1',
    allowedHosts: ['.localhost'],
    proxy: {
      '/api': { target: `http://127.0.0.1:${process.env['B2O_API_PORT'] ?? 3000}`, changeOrigin: false },
    },
  },
  define: command === 'build' ? { 'process.env.NODE_ENV': '"production"' } : {},
}));
