-- Drives the server by the client of Neovim, and writes what it did, a line each.
local out = assert(io.open(os.getenv('OUT'), 'w'))
out:setvbuf('no')
local function say(what, words) out:write(what .. ': ' .. tostring(words):gsub('\n', '\\n') .. '\n') end
local root = vim.fn.getcwd()
local id = vim.lsp.start_client({name = 'resultschain', cmd = {os.getenv('SERVER')}, cmd_env = {RESULTSCHAIN_TEST_AS_SERVER = '1'}, root_dir = root})

local function edit(name)
  vim.cmd('silent edit ' .. name)
  vim.lsp.buf_attach_client(0, id)
end
local function wait(what) if not vim.wait(15000, what, 10) then say('waited in vain', debug.traceback()) end end
local function codes()
  local all = {}
  for _, d in ipairs(vim.diagnostic.get(0)) do table.insert(all, d.code .. '@' .. d.lnum + 1 .. ':' .. d.col + 1) end
  table.sort(all)
  return table.concat(all, ' ')
end
local function ask(method, text, more)
  vim.fn.cursor(1, 1)
  vim.fn.search(text)
  local params = vim.lsp.util.make_position_params()
  local answer = vim.lsp.buf_request_sync(0, 'textDocument/' .. method, vim.tbl_extend('force', params, more or {}), 15000)
  return answer and answer[id] and answer[id].result
end

edit('models/cafe.yaml')
wait(function() return codes():find('LM007') end) -- of a link to another model
say('findings', codes())

local line = vim.fn.getline(12)
vim.fn.setline(12, '    partners: [hall, coun')
local item = ask('completion', 'coun$', {position = {line = 11, character = 25}}).items[1]
vim.lsp.util.apply_text_edits({item.textEdit}, 0, 'utf-16')
say('completion', item.detail .. vim.fn.getline(12))
vim.fn.setline(12, line)

say('hover', ask('hover', 'P1').contents.value)
vim.lsp.buf.definition()
wait(function() return vim.fn.expand('%:t') == 'plan.yaml' end)
say('definition', vim.fn.expand('%:t') .. ':' .. vim.fn.line('.'))
edit('models/cafe.yaml')
say('references', #ask('references', 'contacts$', {context = {includeDeclaration = true}}))
say('highlights', #ask('documentHighlight', 'contacts$'))
say('symbols', ask('documentSymbol', 'model')[6].children[1].name)
say('folds', #ask('foldingRange', 'model'))

wait(function() return #vim.diagnostic.get(0) > 0 end)
vim.fn.setline(7, 'rech: [{id: lonely, title: Lonely people}]')
wait(function() return codes():find('LM001') end)
local actions = ask('codeAction', 'rech', {range = {start = {line = 6, character = 0}, ['end'] = {line = 6, character = 4}}, context = {diagnostics = {}}})
vim.lsp.util.apply_workspace_edit(actions[1].edit, 'utf-16')
say('action', actions[1].title .. ' ' .. vim.fn.getline(7))

ask('hover', 'contacts$')
vim.lsp.buf.rename('friends')
wait(function() return vim.fn.getline(23) == '    - id: friends' end)
say('rename', vim.fn.getline(23) .. ', ' .. table.concat(vim.fn.getbufline('models/garden.yaml', 7), ''))

local function format()
  if vim.lsp.buf.format then vim.lsp.buf.format({timeout_ms = 15000}) else vim.lsp.buf.formatting_sync(nil, 15000) end
end
vim.fn.setline(5, '  -   {id: hall,   name: "Village hall"} # ours')
format()
local tick = vim.b.changedtick
say('format', vim.fn.getline(vim.fn.search('id: hall')) .. ', ' .. vim.fn.line('$') .. ' lines')
format()
say('format again', vim.b.changedtick == tick and 'no change' or 'a change')

local picture = vim.lsp.buf_request_sync(0, 'workspace/executeCommand', {command = 'resultschain.picture', arguments = {vim.uri_from_bufnr(0)}}, 15000)[id].result
say('picture', picture.title .. ' ' .. picture.svg:sub(1, 4))

local begin = vim.loop.hrtime()
for i = 1, 100 do vim.api.nvim_buf_set_text(0, 1, 7, 1, 7, {'x'}) end
vim.api.nvim_buf_set_lines(0, 0, -1, false, {'model: cafe', 'title: T', 'nonsense: 1'})
wait(function() return codes():find('LM001@3') end)
say('typing', codes():match('LM001@3:1'))

vim.lsp.stop_client(id)
wait(function() return vim.lsp.client_is_stopped(id) end)
say('end', 'stopped')
out:close()
