// Buttons that copy: a block of code, the address of the page.

const { copy, copied } = document.querySelector<HTMLElement>('[data-copy]')?.dataset ?? {};

/** Copies when the button is pressed, and says so on it for a while. */
function copyOn(button: HTMLButtonElement, text: () => string): void {
  const words = button.textContent ?? '';
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(text());
    button.textContent = copied ?? words;
    setTimeout(() => {
      button.textContent = words;
    }, 2000);
  });
}

function addButton(block: HTMLElement): void {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy';
  button.textContent = copy ?? '';
  copyOn(button, () => block.querySelector('code')?.textContent ?? '');
  const frame = document.createElement('div');
  frame.className = 'code';
  block.replaceWith(frame);
  frame.append(block, button);
}

// Only a page that was loaded safely may write to the clipboard.
if (navigator.clipboard && copied !== undefined) {
  for (const block of document.querySelectorAll<HTMLElement>('.prose pre')) addButton(block);
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copy-link]')) {
    // The view that was chosen and the place in the page are part of what is shared.
    copyOn(button, () => {
      const { search, hash, origin, pathname } = location;
      return (button.dataset.copyLink || origin + pathname) + search + hash;
    });
    button.hidden = false;
  }
}

export {};
