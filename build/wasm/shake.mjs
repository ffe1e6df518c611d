// Takes from Emscripten's script what nothing in it, and nothing in the words beside it, asks for:
// shake.mjs SCRIPT WORDS, the result on standard output. WORDS is any text; what it mentions stays.
// Run with --expose-internals, for the parser that Node has in it.
import fs from "node:fs";
import { createRequire } from "node:module";

const { parse } = createRequire(import.meta.url)("internal/deps/acorn/acorn/dist/acorn");
const [path, beside] = process.argv.slice(2);
const source = fs.readFileSync(path, "utf8");
const tree = parse(source, { ecmaVersion: "latest", sourceType: "module" });
const { body } = tree.body.find((node) => node.type === "FunctionDeclaration").body;

// Every name, property and word in a node: each may mean the thing of that name.
const words = (node, found = new Set()) => {
  if (node.type === "Identifier") found.add(node.name);
  if (node.type === "Literal" && typeof node.value === "string") found.add(node.value);
  if (node.type === "TemplateElement") for (const word of node.value.raw.match(/[\w$]+/g) ?? []) found.add(word);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (child && typeof child.type === "string") words(child, found);
    }
  }
  return found;
};
const IDLE = new Set(["FunctionExpression", "ArrowFunctionExpression", "Literal", "Identifier"]);
const isIdle = (node) => !node || IDLE.has(node.type)
  || (node.type === "ArrayExpression" && node.elements.every((each) => each && isIdle(each)))
  || (node.type === "ObjectExpression" && node.properties.every((each) => each.type === "Property" && !each.computed && isIdle(each.value)));

// A piece goes unless its name is asked for; one without a name stays.
const pieces = [];
for (const node of body) {
  const set = node.type === "ExpressionStatement" && node.expression.type === "AssignmentExpression"
    && node.expression.operator === "=" ? node.expression : null;
  const { object, property } = set?.left.type === "MemberExpression" ? set.left : {};
  if (node.type === "FunctionDeclaration") {
    pieces.push({ node, name: node.id.name });
  } else if (node.type === "VariableDeclaration" && node.declarations.length === 1
    && node.declarations[0].id.type === "Identifier" && isIdle(node.declarations[0].init)) {
    pieces.push({ node, name: node.declarations[0].id.name });
  } else if (object?.name === "Module" && set.right.type === "Identifier"
    && (property.value ?? property.name) === set.right.name) {
    pieces.push({ node, name: set.right.name, isHanding: true });
  } else if (object?.type === "Identifier" && property.name === "sig") {
    pieces.push({ node, name: object.name, isHanding: true });
  } else {
    pieces.push({ node, name: null });
  }
}
const asked = new Set(fs.readFileSync(beside, "utf8").match(/[\w$]+/g));
const kept = new Set();
const waiting = pieces.filter(({ name }) => name === null || asked.has(name));
const named = Map.groupBy(pieces, ({ name }) => name);
const seen = new Set(waiting.map(({ name }) => name));
for (const piece of waiting) kept.add(piece);
while (waiting.length) {
  const { node, isHanding } = waiting.pop();
  if (isHanding) continue;
  for (const word of words(node)) {
    if (seen.has(word)) continue;
    seen.add(word);
    for (const piece of named.get(word) ?? []) { kept.add(piece); waiting.push(piece); }
  }
}
const gone = pieces.filter((piece) => !kept.has(piece));
let made = "", at = 0;
for (const { node } of gone) { made += source.slice(at, node.start); at = node.end; }
process.stdout.write(made + source.slice(at));
