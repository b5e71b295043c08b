// Nothing: what any Node.js process costs.
