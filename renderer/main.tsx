import './theme/tokens.css';
import './theme/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { askAhead } from './bridge/use-query.ts';
import { AppBoundary } from './components/boundary.tsx';
import { guardPresses } from './components/press-guard.ts';
import { tellUncaught } from './components/tell-fault.ts';
import { whenIdle } from './components/when-idle.ts';
import { keepInstalledFonts, lookUpFonts } from './theme/fonts.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root element.');

/** How long the first frame waits for what it is to show (ms); it usually takes 5. */
const WAITS_MS = 100;

/** How long the fonts wait for the page to have time for them (ms). */
const FONTS_WAIT_MS = 3000;

tellUncaught();
guardPresses();
const overview = askAhead('overview', WAITS_MS);
keepInstalledFonts();
await overview;
createRoot(root).render(
  <StrictMode>
    <AppBoundary>
      <App />
    </AppBoundary>
  </StrictMode>,
);

whenIdle(lookUpFonts, FONTS_WAIT_MS);
