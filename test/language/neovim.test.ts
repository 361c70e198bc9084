import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { makeFolder } from '../helpers/folder.ts';
import { postText } from '../helpers/posts.ts';

const bin = fileURLToPath(new URL('../../dist/cli/bin.js', import.meta.url));
const readme = readFileSync(new URL('../../src/language/README.md', import.meta.url), 'utf8');
const command = "cmd = { 'npx', 'recount', 'lsp' },";

/** The configuration for Neovim from 0.7 on, as it is documented. */
const [, , config = ''] = /```lua\n([\s\S]*?)```[\s\S]*?```lua\n([\s\S]*?)```/.exec(readme) ?? [];

const path = 'posts/2024-05-01-disk-full.md';

/** What an author does, with Neovim's own client; it prints what there was to see. */
const script = `
local seen = {}
local codes = function()
  local found = {}
  for _, one in ipairs(vim.diagnostic.get(0)) do found[#found + 1] = one.code end
  return found
end
local has = function(code) return vim.tbl_contains(codes(), code) end
local ask = function(method, params)
  for _, answer in pairs(vim.lsp.buf_request_sync(0, method, params, 20000) or {}) do return answer.result end
end

vim.cmd('edit ${path}')
vim.wait(20000, function() return has('field-unknown') end)
seen.codes = codes()

vim.api.nvim_win_set_cursor(0, { 5, 3 })
local list = ask('textDocument/completion', vim.lsp.util.make_position_params())
seen.keys = vim.tbl_map(function(item) return item.label end, list.items or list)

local params = vim.lsp.util.make_range_params()
params.context = { diagnostics = {} }
for _, action in ipairs(ask('textDocument/codeAction', params)) do
  if action.title == 'Rename to \`severity\`' then vim.lsp.util.apply_workspace_edit(action.edit, 'utf-16') end
end
vim.wait(20000, function() return not has('field-unknown') end)
seen.left = codes()
seen.line = vim.api.nvim_buf_get_lines(0, 4, 5, false)[1]
io.stdout:write(vim.json and vim.json.encode(seen) or vim.fn.json_encode(seen))
vim.cmd('qall!')
`;

/** Neovim, where this machine has it: nothing of it comes with npm. */
const editors = (process.env.PATH ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'nvim'))
  .filter((file) => existsSync(file))
  .slice(0, 1);

describe('the documented configuration of Neovim', () => {
  it('starts the server where a site is', () => {
    expect(config).toContain(command);
    expect(config).toContain("'/posts'");
  });

  it.each(editors)('shows messages, completes and mends in %s', (nvim) => {
    const root = makeFolder({
      [path]: postText().replace('severity:', 'sevrity:'),
      'init.lua': config.replace(command, `cmd = { '${process.execPath}', '${bin}', 'lsp' },`),
    });
    writeFileSync(join(root, 'script.lua'), script);
    const args = ['--clean', '--headless', '-n', '-u', 'init.lua', '-S', 'script.lua'];
    const { stdout } = spawnSync(nvim, args, { cwd: root, encoding: 'utf8', timeout: 28_000 });
    const seen = JSON.parse(stdout) as Record<string, unknown>;
    expect(seen).toMatchObject({ codes: ['field-unknown'], line: 'severity: SEV2' });
    expect(seen.keys).toContain('severity');
    // An empty table of Lua is a list and a mapping.
    expect(Object.values(seen.left ?? {})).toEqual([]);
  });
});
