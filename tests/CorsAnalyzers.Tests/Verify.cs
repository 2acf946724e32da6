global using Verify = CorsAnalyzers.Tests.Verifier<CorsAnalyzers.CorsAnalyzer>;
