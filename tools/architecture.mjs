// Fails where a module imports against the layering of tools/architecture/rooms.mjs, or modules import each other.
import { fileURLToPath } from 'node:url';
import { findViolations } from './architecture/violations.mjs';

const violations = findViolations(fileURLToPath(new URL('..', import.meta.url)));
for (const violation of violations) console.error(violation);
process.exitCode = violations.length > 0 ? 1 : 0;
