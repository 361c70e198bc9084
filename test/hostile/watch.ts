import type { Browser, BrowserContext, Page } from 'playwright-core';

/** What a page did that none may do. */
export interface Watch {
  readonly context: BrowserContext;
  /** Scripts that ran, requests that only scripts, styles and frames make, each with its page. */
  readonly runs: string[];
  /** What the policy of the pages kept from loading. */
  readonly violations: string[];
}

/** Opens a context in which nothing leaves `origin`, and everything that runs is noted. */
export async function watch(
  browser: Browser,
  origin: string,
  { bypassCSP }: { readonly bypassCSP: boolean },
): Promise<Watch> {
  const context = await browser.newContext({ bypassCSP, locale: 'en-GB', timezoneId: 'UTC' });
  const runs: string[] = [];
  const violations: string[] = [];
  await context.exposeBinding('__ran', (_source, what: string) => void runs.push(what));
  await context.exposeBinding('__refused', (_source, what: string) => void violations.push(what));
  await context.addInitScript(listen);
  context.on('page', (page) => {
    page.on('dialog', (dialog) => {
      runs.push(`dialog on ${page.url()}`);
      void dialog.dismiss();
    });
  });
  await context.route(
    (url) => url.origin !== origin && /^https?:$/.test(url.protocol),
    async (route) => {
      const request = route.request();
      // Posts may show images of other hosts.
      const isImage = request.resourceType() === 'image';
      if (!isImage) runs.push(`request of ${request.resourceType()} ${request.url()}`);
      await route.abort();
    },
  );
  return { context, runs, violations };
}

interface Bindings {
  readonly __ran: (what: string) => void;
  readonly __refused: (what: string) => void;
  alert: () => null;
  confirm: () => null;
  prompt: () => null;
}

/** Runs in every page and frame before anything of its own. */
function listen(): void {
  const bindings = globalThis as unknown as Bindings;
  const note = (): null => {
    bindings.__ran(`script on ${location.href}`);
    return null;
  };
  bindings.alert = note;
  bindings.confirm = note;
  bindings.prompt = note;
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    bindings.__refused(`${violatedDirective} ${blockedURI} on ${location.href}`),
  );
  // Links are followed only where that runs something.
  const stay = (event: Event): void => {
    const link = event
      .composedPath()
      .find((target) => target instanceof Element && target.hasAttribute('href'));
    if (!(link instanceof HTMLAnchorElement) || /^(?:https?|mailto):$/.test(link.protocol)) {
      event.preventDefault();
    }
  };
  addEventListener('click', stay, true);
  addEventListener('submit', (event) => event.preventDefault(), true);
}

/** Ids and names in a page, and what stands in it that runs or leads where it should not. */
export interface Findings {
  readonly ids: readonly string[];
  readonly dangers: readonly string[];
}

/** Clicks, focuses and hovers over everything in a page, and looks for what could run. */
export function poke(page: Page): Promise<Findings> {
  return page.evaluate(() => {
    const ids: string[] = [];
    const dangers: string[] = [];
    const addresses = [
      'href',
      'src',
      'action',
      'formaction',
      'data',
      'poster',
      'background',
      'ping',
    ];
    for (const element of document.querySelectorAll('*')) {
      for (const { name, value } of element.attributes) {
        if (
          /^on|^style$|^srcdoc$|^http-equiv$/i.test(name) &&
          value !== 'Content-Security-Policy'
        ) {
          dangers.push(`${element.localName} ${name}=${value}`);
        }
        // Names of other elements are known to their form only.
        const isNamed = name === 'name' && element.matches('a, embed, form, iframe, img, object');
        if (name === 'id' || isNamed) ids.push(`${name}=${value}`);
        if (!addresses.includes(name.replace(/^.*:/, ''))) continue;
        const { protocol } = URL.canParse(value, location.href)
          ? new URL(value, location.href)
          : { protocol: 'https:' };
        if (!/^(?:https?|mailto):$/.test(protocol))
          dangers.push(`${element.localName} ${name}=${value}`);
      }
      if (
        /^(?:iframe|frame|object|embed|applet|base|style|portal|template)$/.test(element.localName)
      ) {
        dangers.push(`<${element.localName}>`);
      }
      const isOurs =
        element instanceof HTMLScriptElement &&
        (element.type === 'application/ld+json' ||
          (element.src !== '' && new URL(element.src).origin === location.origin));
      if (element.localName === 'script' && !isOurs)
        dangers.push(`<script src=${element.getAttribute('src')}>`);
    }
    const active =
      'main a, main area, main button, main summary, main svg *, main img, main [tabindex]';
    for (const element of document.querySelectorAll(active)) {
      element.dispatchEvent(new MouseEvent('mouseover', { bubbles: true, cancelable: true }));
      element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
      if (element instanceof HTMLElement) element.focus({ preventScroll: true });
    }
    return { ids, dangers };
  });
}
