import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const neverUsed = /mediasoup-client\/lib\/(handlers\/(ReactNative106|FakeHandler|Chrome74)|test\/fakeParameters)\.js$/;

/** mediasoup-client brings its test doubles and handlers for React Native and for Chromium before 111 along; no browser that runs these pages (ES2023) uses them. */
const withoutUnusedHandlers: Plugin = {
  name: 'without-unused-handlers',
  enforce: 'pre',
  load: (id) => (neverUsed.test(id) ? 'module.exports = {};' : null),
};

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [withoutUnusedHandlers, react()],
  build: {
    outDir: fileURLToPath(new URL('../dist/client', import.meta.url)),
    emptyOutDir: true,
    target: 'es2023',
    // Fonts and pictures as data: URLs would need a looser content security policy.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
});
