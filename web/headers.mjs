// The headers that we recommend to whoever serves the site (README.md, "Hosting").
import { kContentSecurityPolicy } from './templates/document.mjs';

// `address`: the request's path and query. Figures for other pages (…/embed/) may be framed by anyone, all else by
// pages of the site only.
export function headers_for(address) {
  const framed = /\/embed\/(index\.html)?([?#]|$)/.test(address);
  return {
    'Content-Security-Policy': `${kContentSecurityPolicy}; frame-ancestors ${framed ? '*' : "'self'"}`,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
    // An address with a version never changes its content; all others are asked for anew.
    'Cache-Control': /[?&]v=/.test(address) ? 'public, max-age=31536000, immutable' : 'no-cache',
  };
}
