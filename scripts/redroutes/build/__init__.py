"""The build: plan, assembly, writing, link check, publishing in one step, output cache, archive."""
