import './zod-without-eval.ts';
import { createRoot } from 'react-dom/client';
import '../../paper/fonts/screen.css';
import '../../paper/styles/tokens.css';
import '../../paper/styles/document.css';
import '../styles/app.css';
import { askShell } from '../platform/shell.ts';
import { App } from './app.tsx';

const holder = document.querySelector('#root');
if (holder === null) {
  throw new Error('index.html has no #root');
}
const [environment, file] = await Promise.all([askShell('environment', {}), askShell('currentFile', {})]);
createRoot(holder).render(<App initialPreferences={environment.preferences} initialFile={file} />);
