import './ui/styles.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { setUpLanguages } from './i18n/setup.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
await setUpLanguages();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
