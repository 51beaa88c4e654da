import './theme/tokens.css';
import './theme/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { askAhead } from './bridge/use-query.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root element.');

/** How long the first frame waits for what it is to show (ms); it usually takes 5. */
const WAITS_MS = 100;

await askAhead('overview', WAITS_MS);
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
