/** The window's content security policy forbids evaluating text; this must run before any schema is made. */
import { config } from 'zod';

config({ jitless: true });
